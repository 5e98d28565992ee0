#ifndef NET_POLLABLE_HPP
#define NET_POLLABLE_HPP

class EventLoop;
class WakeQueue;

// An object that the EventLoop calls: a listener, a client, a CGI child, a log that is a pipe.
//
// Its owner deletes it, or hands it to EventLoop::retire(). The destructor removes its timer and
// its pending wake-up from the loop. REQUIRES of a destructor: it has unwatched all descriptors.
class Pollable {
 public:
  // Keeps a reference to the loop, which must outlive this object.
  explicit Pollable(EventLoop& loop);
  virtual ~Pollable();

  // poll() reported `revents` for `fd`. The callback may call recv, read, send or write at most
  // once.
  virtual void onReady(int fd, short revents) = 0;
  // The timer has run out. It is cleared before the call.
  virtual void onTimeout() {}
  // EventLoop::schedule(), scheduleLast() or defer() was called for this object.
  virtual void onWake() {}
  // A callback threw std::bad_alloc: give up what it was doing. Must not allocate; neither may the
  // destructor.
  virtual void onOutOfMemory() {}

 protected:
  EventLoop& loop() const { return loop_; }
  // Returns whether it was handed to EventLoop::retire(): there is nothing more to do.
  bool isRetired() const { return isRetired_; }

 private:
  Pollable(const Pollable&);
  Pollable& operator=(const Pollable&);

  friend class EventLoop;
  friend class TimerWheel;
  friend class WakeQueue;

  EventLoop& loop_;
  Pollable* timerNext_;
  Pollable** timerLink_;  // the pointer to this object in the wheel's slot; 0: not on the wheel
  long deadline_;         // 0: no timer is set
  long visit_;            // the second at which the wheel comes to the slot
  WakeQueue* wakeQueue_;  // the queue this object is in, or 0
  Pollable* wakePrevious_;
  Pollable* wakeNext_;
  unsigned long wakeBatch_;
  Pollable* retiredNext_;
  int watched_;  // descriptors in the loop
  bool isRetired_;
};

#endif
