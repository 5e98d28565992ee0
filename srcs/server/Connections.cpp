#include "server/Connections.hpp"

#include <new>

#include "base/Fd.hpp"
#include "server/Connection.hpp"

static const std::size_t kSpareExchanges = 256;

void ConnectionList::append(Connection& connection) {
  connection.previous_ = last_;
  connection.next_ = 0;
  (last_ ? last_->next_ : first_) = &connection;
  last_ = &connection;
}

void ConnectionList::remove(Connection& connection) {
  (connection.previous_ ? connection.previous_->next_ : first_) = connection.next_;
  (connection.next_ ? connection.next_->previous_ : last_) = connection.previous_;
}

Connections::Connections(EventLoop& eventLoop, BlockPool& pool, FileCache& files, Clock& clock)
    : loop_(eventLoop),
      pool_(pool),
      clock_(clock),
      dispatcher_(files, clock),
      count_(0),
      serial_(0),
      isDraining_(false) {
  spare_.reserve(kSpareExchanges);
}

Connections::~Connections() {
  closeAll();
  for (std::size_t i = 0; i < spare_.size(); ++i)
    delete spare_[i];
}

void Connections::add(const Client& client) {
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

void Connections::remove(Connection& connection) {
  (connection.isIdle() ? idle_ : busy_).remove(connection);
  --count_;
}

void Connections::noteIdle(Connection& connection) {
  busy_.remove(connection);
  idle_.append(connection);
}

void Connections::noteBusy(Connection& connection) {
  idle_.remove(connection);
  busy_.append(connection);
}

std::size_t Connections::closeIdle(std::size_t atMost) {
  std::size_t closed = 0;
  for (Connection* one = idle_.first(); one && closed < atMost; one = one->next()) {
    loop_.retire(one);
    ++closed;
  }
  return closed;
}

void Connections::closeStranded() {
  for (Connection* one = idle_.first(); one; one = one->next())
    if (!site_->router().find(one->client().socket, one->client().key)) loop_.retire(one);
}

void Connections::closeAll() {
  for (Connection* one = idle_.first(); one; one = one->next())
    loop_.retire(one);
  for (Connection* one = busy_.first(); one; one = one->next())
    loop_.retire(one);
  loop_.deleteRetired();
}

void Connections::drain() {
  isDraining_ = true;
  closeIdle(count_);
}

Exchange* Connections::takeExchange() {
  if (spare_.empty()) return new Exchange;
  Exchange* exchange = spare_.back();
  spare_.pop_back();
  return exchange;
}

void Connections::giveExchange(Exchange* exchange) {
  exchange->clear();
  if (spare_.size() < kSpareExchanges)
    spare_.push_back(exchange);
  else
    delete exchange;
}
