#ifndef NET_POLLABLE_HPP
#define NET_POLLABLE_HPP

class EventLoop;
class WakeQueue;

// Somebody the EventLoop calls: a listener, a client, a CGI child, a log that is a pipe.
//
// Its owner deletes it, or hands it to EventLoop::retire(). The destructor takes its timer and
// its pending wake out of the loop; descriptors it watches must be unwatched before.
class Pollable {
 public:
  // Borrows the loop, which must outlive it.
  explicit Pollable(EventLoop& loop);
  virtual ~Pollable();

  // `fd` is ready for what poll() said. At most ONE recv, read, send or write on it.
  virtual void onReady(int fd, short revents) = 0;
  // The timer set with setTimer() has run out; it is not set any more.
  virtual void onTimeout() {}
  // Somebody called EventLoop::schedule() or defer() on it.
  virtual void onWake() {}
  // A callback threw std::bad_alloc: give up what it was doing. Must not allocate; neither may the
  // destructor.
  virtual void onOutOfMemory() {}

 protected:
  EventLoop& loop() const { return loop_; }
  // Handed to EventLoop::retire(): there is nothing more to do.
  bool isRetired() const { return isRetired_; }

 private:
  Pollable(const Pollable&);
  Pollable& operator=(const Pollable&);

  friend class EventLoop;
  friend class TimerWheel;
  friend class WakeQueue;

  EventLoop& loop_;
  Pollable* timerNext_;
  Pollable** timerLink_;  // what points to us in our slot; 0: not on the wheel
  long deadline_;         // 0: no timer is set
  long visit_;            // the wheel's second at which our slot comes round
  WakeQueue* wakeQueue_;  // where it stands, or 0
  Pollable* wakePrevious_;
  Pollable* wakeNext_;
  unsigned long wakeBatch_;
  Pollable* retiredNext_;
  int watched_;  // descriptors in the loop
  bool isRetired_;
};

#endif
