#include "server/CurrentExchange.hpp"

#include "base/Version.hpp"
#include "server/ConnectionSet.hpp"

CurrentExchange::CurrentExchange(ConnectionSet& home)
    : home_(home), exchange_(0), isHeadDone_(false) {}

CurrentExchange::~CurrentExchange() {
  if (exchange_) release();
}

void CurrentExchange::release() {
  Counters& counters = home_.counters();
  --(isHeadDone_ ? counters.writing : counters.reading);
  home_.giveExchange(exchange_);
  exchange_ = 0;
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
                    !x.response.endsWithConnection(frame);
  return frame;
}

// Only a reload can have taken the address away.
bool CurrentExchange::isServed() const {
  return site_.get() == home_.site() || home_.serves(*exchange_->client);
}

void CurrentExchange::log() const {
  if (exchange_->location) home_.accessLog().write(*exchange_);
}

void CurrentExchange::end() {
  log();
  release();
}
