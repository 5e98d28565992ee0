#ifndef SERVER_LISTENERSET_HPP
#define SERVER_LISTENERSET_HPP

#include <ostream>
#include <vector>

#include "base/Status.hpp"
#include "net/Listener.hpp"
#include "routing/Router.hpp"

// The sockets that a configuration listens on. A socket survives a reload if its address does.
class ListenerSet {
 public:
  // Keeps references to both; they must outlive this object.
  ListenerSet(EventLoop& loop, Acceptor& acceptor) : loop_(loop), acceptor_(acceptor) {}
  ~ListenerSet();

  // Opens the sockets of `router` that are not open yet: all of them, or none and an error. May
  // throw std::bad_alloc; keep() then closes what was opened.
  Status open(const Router& router);
  // Accepts on the sockets of `router`, and closes all others. Does not allocate.
  void keep(const Router& router);
  void closeAll();

  // Prints a line for each address: "webserv: listening on http://127.0.0.1:8080/".
  void announce(std::ostream& out) const;
  // Prints a line for each address under which other machines can reach a wildcard address:
  // "webserv: others can reach it at http://192.168.1.5:8080/".
  void announceReachable(std::ostream& out) const;

 private:
  typedef std::vector<Listener*> List;

  ListenerSet(const ListenerSet&);
  ListenerSet& operator=(const ListenerSet&);

  Status openOne(const Router::Socket& socket);

  EventLoop& loop_;
  Acceptor& acceptor_;
  List all_;  // owned
};

#endif
