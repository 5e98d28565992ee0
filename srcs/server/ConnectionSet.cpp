#include "server/ConnectionSet.hpp"

#include <algorithm>
#include <new>

#include "base/Fd.hpp"
#include "server/Connection.hpp"

static const std::size_t kSpareExchanges = 256;
static const std::size_t kMostToClose = 32;

void ConnectionList::append(Connection& connection) {
  connection.previous_ = last_;
  connection.next_ = 0;
  (last_ ? last_->next_ : first_) = &connection;
  last_ = &connection;
  ++size_;
}

void ConnectionList::remove(Connection& connection) {
  (connection.previous_ ? connection.previous_->next_ : first_) = connection.next_;
  (connection.next_ ? connection.next_->previous_ : last_) = connection.previous_;
  --size_;
}

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
  try {
    connection->start();
  } catch (const std::bad_alloc&) {
    loop_.retire(connection);
  }
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
    loop_.retire(one);
  for (Connection* one = busy_.first(); one; one = one->next())
    loop_.retire(one);
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
