#ifndef SERVER_CONNECTIONLIST_HPP
#define SERVER_CONNECTIONLIST_HPP

#include <cstddef>

class Connection;

// Connections in the order in which they were appended. The links are members of the connections,
// so that nothing is allocated; a connection is in one list at most.
class ConnectionList {
 public:
  ConnectionList() : first_(0), last_(0), size_(0) {}

  // REQUIRES: the connection is in no list.
  void append(Connection& connection);
  // REQUIRES: the connection is in this list.
  void remove(Connection& connection);
  // The first connection, or 0; Connection::next() leads to the others.
  Connection* first() const { return first_; }
  std::size_t size() const { return size_; }

 private:
  ConnectionList(const ConnectionList&);
  ConnectionList& operator=(const ConnectionList&);

  Connection* first_;
  Connection* last_;
  std::size_t size_;
};

#endif
