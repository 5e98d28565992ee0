#ifndef NET_ACCEPTOR_HPP
#define NET_ACCEPTOR_HPP

#include "net/Address.hpp"

class Listener;

// Takes the connections that a Listener accepts.
class Acceptor {
 public:
  virtual ~Acceptor() {}

  // A connection from `peer` to the address of `listener`. Takes ownership of `fd`, which is
  // non-blocking and is closed when a CGI script is executed. May throw std::bad_alloc, after it
  // has closed `fd`.
  virtual void accepted(const Listener& listener, int fd, const Address& peer) = 0;
  // Returns whether there is room for another connection. If not, the listener pauses for a second,
  // or until EventLoop::schedule() is called on it because room was made.
  virtual bool mayAccept(Listener& listener) = 0;
  // The system has no descriptor or memory left for another connection. The listener has paused, as
  // when mayAccept() returns false.
  virtual void acceptFailed(Listener& listener) = 0;
};

#endif
