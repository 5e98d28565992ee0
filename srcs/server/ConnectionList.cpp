#include "server/ConnectionList.hpp"

#include "server/Connection.hpp"

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
