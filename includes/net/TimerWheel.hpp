#ifndef NET_TIMERWHEEL_HPP
#define NET_TIMERWHEEL_HPP

#include <ctime>

class Pollable;

// Time-outs of whole seconds, set and cleared in O(1). A timer runs out when so many whole seconds
// and what was left of the second it was set in have passed: never early.
//
// The wheel counts its own seconds: they follow the clock's while that walks, and when it jumps
// (more than kLargestStep, or backwards) no timer runs out early or is lost.
class TimerWheel {
 public:
  enum { kSlots = 512, kLargestStep = 30 };

  explicit TimerWheel(std::time_t now);

  // 0: at the next second. REQUIRES: seconds >= 0
  void set(Pollable* pollable, int seconds);
  void clear(Pollable* pollable);

  // The clock shows `now`. Takes off the wheel all that have run out: a chain by takeExpired().
  void advance(std::time_t now);
  // One that has run out, or 0. It has no timer any more.
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
  std::time_t clock_;
  long second_;
};

#endif
