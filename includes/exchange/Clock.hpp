#ifndef EXCHANGE_CLOCK_HPP
#define EXCHANGE_CLOCK_HPP

#include <ctime>
#include <string>

#include "net/Turn.hpp"

// The time of the loop's current turn, and its texts, each of which is rendered at most once a
// second.
class Clock {
 public:
  // Keeps a reference to the turn, which must outlive the clock.
  explicit Clock(const Turn& turn) : turn_(turn), rendered_(0), measuredTurn_(0), hundredths_(0) {}

  // The wall clock, for dates. It may be set: timeouts and ages are measured by second().
  std::time_t now() const { return turn_.now; }
  // Monotonic seconds, for timeouts and ages.
  long second() const { return turn_.second; }

  // Returns hundredths of a second since the machine started, for differences between two turns.
  // Reads /proc/uptime once in a turn in which it is called. Where that file cannot be read, it
  // returns what it returned before, at first 0.
  long hundredths();

  // "Sun, 06 Nov 1994 08:49:37 GMT"
  const std::string& httpDate();
  // "06/Nov/1994:08:49:37 +0000"
  const std::string& logTime();
  // "1994-11-06T08:49:37+00:00"
  const std::string& iso8601();

 private:
  Clock(const Clock&);
  Clock& operator=(const Clock&);

  void render();

  const Turn& turn_;
  std::time_t rendered_;
  unsigned long measuredTurn_;
  long hundredths_;
  std::string httpDate_;
  std::string logTime_;
  std::string iso8601_;
};

#endif
