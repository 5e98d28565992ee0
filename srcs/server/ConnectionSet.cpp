#include "server/ConnectionSet.hpp"

#include <algorithm>

#include "base/Fd.hpp"
#include "server/Connection.hpp"

static const std::size_t kSpareExchanges = 256;
static const std::size_t kMostToClose = 32;

ConnectionSet::ConnectionSet(EventLoop& eventLoop, BlockPool& pool, Services& services)
    : loop_(eventLoop),
      pool_(pool),
      services_(services),
      dispatcher_(services),
      count_(0),
      serial_(0),
      isDraining_(false) {
  spare_.reserve(kSpareExchanges);
}

ConnectionSet::~ConnectionSet() {
  closeAll();
  for (std::size_t i = 0; i < spare_.size(); ++i)
    delete spare_[i];
}

void ConnectionSet::add(const Client& client) {
  Fd guard(client.fd);
  Client numbered(client);
  numbered.serial = ++serial_;
  Connection* connection = new Connection(*this, numbered);
  guard.release();
  busy_.append(*connection);
  ++count_;
  connection->start();
}

void ConnectionSet::remove(Connection& connection) {
  (connection.isIdle() ? idle_ : busy_).remove(connection);
  --count_;
}

void ConnectionSet::noteIdle(Connection& connection) {
  busy_.remove(connection);
  idle_.append(connection);
}

void ConnectionSet::noteBusy(Connection& connection) {
  idle_.remove(connection);
  busy_.append(connection);
}

std::size_t ConnectionSet::makeRoom() {
  std::size_t count = std::min(idle_.size() / 2, kMostToClose);
  Connection* one = idle_.first();
  for (std::size_t i = 0; i < count; ++i, one = one->next())
    loop_.retire(one);
  return count;
}

void ConnectionSet::closeStranded() {
  for (Connection* one = idle_.first(); one; one = one->next())
    if (!site_->router().find(one->client().socket, one->client().key)) loop_.retire(one);
}

void ConnectionSet::closeAll() {
  for (Connection* one = idle_.first(); one; one = one->next())
    one->abandon();
  for (Connection* one = busy_.first(); one; one = one->next())
    one->abandon();
  loop_.deleteRetired();
}

void ConnectionSet::drain() {
  isDraining_ = true;
  for (Connection* one = idle_.first(); one; one = one->next())
    loop_.retire(one);
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
