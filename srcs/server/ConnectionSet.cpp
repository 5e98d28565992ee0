#include "server/ConnectionSet.hpp"

#include <algorithm>
#include <new>

#include "base/Fd.hpp"
#include "server/Connection.hpp"

static const long kNewSeconds = 3;
static const std::size_t kSpareExchanges = 256;
static const std::size_t kMostToClose = 32;
static const long kTick = 10;  // hundredths of a second
static const int kTickMilliseconds = 100;

ConnectionSet::ConnectionSet(EventLoop& eventLoop, BlockPool& pool, Services& services)
    : loop_(eventLoop),
      pool_(pool),
      services_(services),
      dispatcher_(services),
      accessLog_(eventLoop.current()),
      ticked_(0),
      count_(0),
      serial_(0),
      isDraining_(false) {
  spare_.reserve(kSpareExchanges);
}

ConnectionSet::~ConnectionSet() {
  dropAll();
  for (std::size_t i = 0; i < spare_.size(); ++i)
    delete spare_[i];
}

void ConnectionSet::add(const Client& client) {
  Fd guard(client.fd);
  Client numbered(client);
  numbered.serial = ++serial_;
  numbered.begun = services_.clock.second();
  Connection* connection = new Connection(*this, numbered);
  guard.release();
  lists_[kBusy].append(*connection);
  ++count_;
  ++services_.counters.handled;
  ++services_.counters.active;
  connection->start();
}

void ConnectionSet::remove(Connection& connection) {
  lists_[connection.place()].remove(connection);
  --count_;
  --services_.counters.active;
}

void ConnectionSet::move(Connection& connection, Place to) {
  lists_[connection.place()].remove(connection);
  lists_[to].append(connection);
}

std::size_t ConnectionSet::makeRoom() {
  std::size_t most = std::min(lists_[kIdle].size() / 2, kMostToClose);
  std::size_t count = 0;
  Connection* one = lists_[kIdle].first();
  for (; count < most && !isExpected(one->client()); one = one->next(), ++count)
    loop_.retire(one);
  return count;
}

// The first request of a new connection is probably on its way.
bool ConnectionSet::isExpected(const Client& client) const {
  return client.requests == 0 && services_.clock.second() - client.begun < kNewSeconds;
}

int ConnectionSet::longestSleep() const {
  return lists_[kLeaving].first() ? kTickMilliseconds : ScanPolicy::kLongestSleep;
}

// To measure tenths of a second takes memory and may fail; then the loop's timers, which count
// whole seconds, close these connections.
void ConnectionSet::tick() {
  if (lists_[kLeaving].first() == 0) return;
  try {
    long now = services_.clock.hundredths();
    if (now - ticked_ < kTick) return;
    ticked_ = now;
  } catch (const std::bad_alloc&) {
    return;
  }
  Connection* next = 0;
  for (Connection* one = lists_[kLeaving].first(); one; one = next) {
    next = one->next();
    one->tick();
  }
}

bool ConnectionSet::serves(const Client& client) const {
  return site_->router().find(client.socket, client.key) != 0;
}

// Until the first request comes, the time-out of a head counts, as in nginx.
int ConnectionSet::firstTimeout(const Client& client) const {
  const ServerGroup* group = site_->router().find(client.socket, client.key);
  return group ? group->defaultRoute().server().level.scope.connection.headerTimeout : 0;
}

bool ConnectionSet::expectsProxyHeader(const Client& client) const {
  if (!site_->router().hasProxyHeaders()) return false;
  const ServerGroup* group = site_->router().find(client.socket, client.key);
  return group && group->hasProxyHeader();
}

void ConnectionSet::closeStranded() {
  Connection* next = 0;
  for (Connection* one = lists_[kIdle].first(); one; one = next) {
    next = one->next();
    if (!serves(one->client())) one->strand();
  }
}

void ConnectionSet::drain() {
  isDraining_ = true;
  Connection* next = 0;
  for (Connection* one = lists_[kIdle].first(); one; one = next) {
    next = one->next();
    one->drain();
  }
}

void ConnectionSet::closeAll() {
  for (int place = 0; place < kPlaces; ++place)
    for (Connection* one = lists_[place].first(); one; one = one->next())
      one->abandon();
  loop_.deleteRetired();
}

void ConnectionSet::dropAll() {
  for (int place = 0; place < kPlaces; ++place)
    for (Connection* one = lists_[place].first(); one; one = one->next())
      loop_.retire(one);
  loop_.deleteRetired();
}

Exchange* ConnectionSet::takeExchange() {
  if (spare_.empty()) return new Exchange;
  Exchange* exchange = spare_.back();
  spare_.pop_back();
  return exchange;
}

void ConnectionSet::giveExchange(Exchange* exchange) {
  exchange->clear();
  if (spare_.size() < kSpareExchanges)
    spare_.push_back(exchange);
  else
    delete exchange;
}
