#ifndef NET_LISTENER_HPP
#define NET_LISTENER_HPP

#include "base/Fd.hpp"
#include "base/Status.hpp"
#include "net/Acceptor.hpp"
#include "net/Address.hpp"
#include "net/ListenOptions.hpp"
#include "net/Pollable.hpp"

// A socket that listens. When poll() reports it, it accepts one connection; while it is reported
// turn after turn, it accepts twice as many each time, up to kMostAccepts.
class Listener : public Pollable {
 public:
  enum { kMostAccepts = 16 };

  // Keeps references to `loop` and `acceptor`.
  Listener(EventLoop& loop, Acceptor& acceptor, const Address& configured);
  virtual ~Listener();

  // Binds and listens; nothing is accepted before resume(). An error names the address and the
  // reason. May throw std::bad_alloc.
  Status open(const ListenOptions& options);
  // Begins to accept, or does so again after a pause. REQUIRES: open() has succeeded.
  void resume();

  // The address in the configuration, and the one the socket is bound to: they differ for port 0.
  const Address& configured() const { return configured_; }
  const Address& bound() const { return bound_; }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout() { resume(); }
  virtual void onWake() { resume(); }
  virtual void onOutOfMemory() { pause(); }

 private:
  void pause();
  bool set(int level, int name, int value);
  bool setTcpOptions(const ListenOptions& options);
  bool setOptions(const ListenOptions& options);
  bool acceptOne();
  Status refusal(const char* what, int error) const;

  Acceptor& acceptor_;
  Address configured_;
  Address bound_;
  Fd fd_;
  bool isBound_;
  bool isWatched_;
  int accepts_;  // how many to accept when poll() reports it next
};

#endif
