#ifndef NET_LISTENER_HPP
#define NET_LISTENER_HPP

#include "base/Fd.hpp"
#include "base/Status.hpp"
#include "net/Address.hpp"
#include "net/Pollable.hpp"

// Who takes the connections that a Listener accepts.
class Acceptor {
 public:
  virtual ~Acceptor() {}
  // A connection from `peer` to `listener`'s address. The acceptor owns `fd` from now on; it
  // neither blocks nor reaches a CGI child.
  virtual void accepted(const class Listener& listener, int fd, const Address& peer) = 0;
  // Whether there is room for another one. No: the listener pauses for a second, or until
  // somebody who made room resumes it with EventLoop::schedule().
  virtual bool mayAccept(class Listener& listener) = 0;
  // The system has no descriptor or memory left for another one; the listener pauses likewise.
  virtual void acceptFailed(class Listener& listener) = 0;
};

// A socket that listens. Each time poll() reports it, it accepts one connection; while it is
// reported turn after turn, more at a time, up to kMostAccepts.
class Listener : public Pollable {
 public:
  enum { kMostAccepts = 16 };

  Listener(EventLoop& loop, Acceptor& acceptor, const Address& configured);
  virtual ~Listener();

  // Binds and listens. An error names the address and the reason.
  Status open(int backlog, bool ipv6Only);
  // Accepting begins.
  void resume();

  // As the configuration has it, and as it was bound: they differ for port 0.
  const Address& configured() const { return configured_; }
  const Address& bound() const { return bound_; }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout() { resume(); }
  virtual void onWake() { resume(); }

 private:
  void pause();
  bool acceptOne();
  Status refusal(const char* what, int error) const;

  Acceptor& acceptor_;
  Address configured_;
  Address bound_;
  Fd fd_;
  bool isWatched_;
  int accepts_;  // to be tried when it is reported next
};

#endif
