#ifndef SERVER_LISTENERSET_HPP
#define SERVER_LISTENERSET_HPP

#include <ostream>
#include <vector>

#include "base/Status.hpp"
#include "net/Listener.hpp"
#include "routing/Router.hpp"

// The sockets that a configuration listens on. They survive a reload where their address does.
class ListenerSet {
 public:
  // Borrows both.
  ListenerSet(EventLoop& loop, Acceptor& acceptor) : loop_(loop), acceptor_(acceptor) {}
  ~ListenerSet();

  // Opens the sockets of `router` that are not open yet: all of them, or none and an error. After
  // std::bad_alloc some of them may be open; they accept nothing, and keep() closes them.
  Status open(const Router& router);
  // Accepts on the sockets of `router`, and closes all others.
  void keep(const Router& router);
  void closeAll();

  // A line for each address: "webserv: listening on http://127.0.0.1:8080/".
  void announce(std::ostream& out) const;

 private:
  ListenerSet(const ListenerSet&);
  ListenerSet& operator=(const ListenerSet&);

  Status openOne(const Router::Socket& socket);
  void closeFrom(std::size_t first);

  EventLoop& loop_;
  Acceptor& acceptor_;
  std::vector<Listener*> all_;  // owned
};

#endif
