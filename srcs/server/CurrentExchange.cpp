#include "server/CurrentExchange.hpp"

#include <algorithm>

#include "base/Version.hpp"
#include "server/ConnectionSet.hpp"
#include "server/OldBrowsers.hpp"
#include "server/ResponseWriter.hpp"

CurrentExchange::CurrentExchange(ConnectionSet& home)
    : home_(home), exchange_(0), isHeadDone_(false) {}

CurrentExchange::~CurrentExchange() {
  if (exchange_) release();
}

void CurrentExchange::release() {
  Counters& counters = home_.counters();
  --(isHeadDone_ ? counters.writing : counters.reading);
  counters.bytesReceived += static_cast<unsigned long>(exchange_->requestBytes);
  counters.bytesSent += static_cast<unsigned long>(exchange_->bytesSent);
  if (exchange_->location) counters.countResponse(exchange_->response.status());
  home_.giveExchange(exchange_);
  exchange_ = 0;
  pace_.reset();
  site_.reset();
}

bool CurrentExchange::begin(const Client& client, Pollable& waiter) {
  Site* site = home_.site();
  const ServerGroup* group = site->router().find(client.socket, client.key);
  if (group == 0) return false;
  exchange_ = home_.takeExchange();
  exchange_->client = &client;
  exchange_->group = group;
  exchange_->clock = &home_.clock();
  exchange_->waiter = &waiter;
  exchange_->values.begin(site->config().variables);
  if (site->measuresTime()) exchange_->begun = home_.clock().hundredths();
  exchange_->random = &home_.services().random;
  exchange_->counters = &home_.counters();
  site_.reset(site);
  isHeadDone_ = false;
  ++home_.counters().requests;
  ++home_.counters().reading;
  return true;
}

void CurrentExchange::headDone() {
  if (isHeadDone_) return;
  isHeadDone_ = true;
  --home_.counters().reading;
  ++home_.counters().writing;
}

// The line shows the first line of the bytes, as in nginx.
void CurrentExchange::logBrokenPreface(const Client& client, Pollable& waiter, const Slice& bytes) {
  if (!begin(client, waiter)) return;
  Slice line = bytes.sub(0, std::min(bytes.find('\r'), bytes.find('\n')));
  exchange_->route = &exchange_->group->defaultRoute();
  exchange_->location = &exchange_->route->server().level;
  exchange_->log(kLogError, "broken header: \"" + line.str() + "\" while reading PROXY protocol");
  release();
}

HeadFrame CurrentExchange::frame(bool mayKeepAlive) const {
  const Exchange& x = *exchange_;
  const Scope& scope = x.scope();
  HeadFrame frame;
  frame.date = home_.clock().httpDate();
  frame.server = scope.response.serverTokens == kServerTokensOff ? kServerName : kServerSignature;
  frame.isHttp11 = x.request.isHttp11();
  frame.keepAliveTimeout = scope.connection.keepaliveField;
  frame.keepAlive = mayKeepAlive && x.request.wantsKeepAlive && !x.response.mustClose &&
                    !home_.isDraining() && isServed() && scope.connection.keepaliveTimeout > 0 &&
                    x.client->requests < scope.connection.keepaliveRequests &&
                    home_.clock().second() - x.client->begun <= scope.connection.keepaliveTime &&
                    !isKeepaliveDisabled(x) && !x.response.endsWithConnection(frame);
  return frame;
}

// Only a reload can have taken the address away.
bool CurrentExchange::isServed() const {
  return site_.get() == home_.site() || home_.serves(*exchange_->client);
}

void CurrentExchange::startPace() {
  off_t rate = Pace::rateOf(*exchange_);
  if (rate > 0) pace_.reset(new Pace(home_.loop().alarms(), *exchange_, rate));
}

std::size_t CurrentExchange::allowance() {
  bool isFree = pace_.get() == 0 || !exchange_->response.hasBody();
  return isFree ? static_cast<std::size_t>(ResponseWriter::kCapacity)
                : pace_->allowance(*exchange_);
}

void CurrentExchange::log() const {
  if (exchange_->location) home_.accessLog().write(*exchange_);
}

void CurrentExchange::end() {
  log();
  release();
}
