#ifndef NET_TIMERWHEEL_HPP
#define NET_TIMERWHEEL_HPP

class Pollable;

// Timeouts of whole seconds, set and cleared in O(1). A timer that is set for N seconds runs out
// when the clock's second has changed N + 1 times, which is never early.
//
// The clock is monotonic: the owner calls advance() with seconds that never decrease.
class TimerWheel {
 public:
  enum { kSlots = 512 };

  explicit TimerWheel(long second);

  // Sets the timer of `pollable`, in place of an earlier one. 0 means when the second changes.
  // REQUIRES: seconds >= 0
  void set(Pollable* pollable, int seconds);
  void clear(Pollable* pollable);

  // The clock shows `second`: takes all timers that have run out off the wheel, for takeExpired().
  void advance(long second);
  // Returns a pollable whose timer has run out, or 0 when none is left. Its timer is cleared.
  Pollable* takeExpired();

 private:
  TimerWheel(const TimerWheel&);
  TimerWheel& operator=(const TimerWheel&);

  static void link(Pollable*& head, Pollable* pollable);
  static void unlink(Pollable* pollable);
  void place(Pollable* pollable);
  void sweepSlot();

  Pollable* slots_[kSlots];
  Pollable* expired_;
  long second_;
};

#endif
