#ifndef NET_MONOTONICSECONDS_HPP
#define NET_MONOTONICSECONDS_HPP

#include <ctime>

// Seconds that never run backwards and never leap, counted from readings of the wall clock: the
// allowed functions offer no monotonic clock. Timeouts are measured in these seconds, so that
// setting the wall clock ends nothing early and keeps nothing alive.
//
// What one reading adds, by how far it is from the reading before:
//   backwards            0   somebody set the clock back
//   0 to kLargestStep    as many: a poll() that sleeps for a second can cross two boundaries
//   further              1   somebody set the clock, the machine was suspended, or one loop
//                            iteration took very long. A second keeps timeouts running even on a
//                            machine where every iteration is that long.
class MonotonicSeconds {
 public:
  enum { kLargestStep = 2 };

  // `wallClock` is the first reading; value() is 0 then.
  explicit MonotonicSeconds(std::time_t wallClock) : last_(wallClock), value_(0) {}

  // Takes a reading and returns the new value. REQUIRES: a reading at least every second or so;
  // time that passes between distant readings is lost.
  long advance(std::time_t wallClock);
  long value() const { return value_; }

 private:
  std::time_t last_;
  long value_;
};

#endif
