#ifndef EXCHANGE_CLOCK_HPP
#define EXCHANGE_CLOCK_HPP

#include <ctime>
#include <string>

#include "net/Turn.hpp"
#include "net/Uptime.hpp"

// The time of the loop's current turn, and its texts, each of which is rendered at most once a
// second.
class Clock {
 public:
  // Keeps references to both, which must outlive this object.
  Clock(const Turn& turn, Uptime& uptime)
      : turn_(turn), uptime_(uptime), rendered_(0), bootTime_(0) {}

  // The wall clock, for dates. It may be set: timeouts and ages are measured by second().
  std::time_t now() const { return turn_.now; }
  // Monotonic seconds, for timeouts and ages.
  long second() const { return turn_.second; }

  // Returns hundredths of a second since the machine started; see Uptime.
  long hundredths() { return uptime_.hundredths(); }

  // Returns hundredths of the wall clock's second, from 0 to 99. They are learnt from the moments
  // at which the wall clock's second changes between two calls, and are correct after a few calls.
  int fraction();

  // "Sun, 06 Nov 1994 08:49:37 GMT"
  const std::string& httpDate();
  // "06/Nov/1994:08:49:37 +0000"
  const std::string& logTime();
  // Appends "Sunday, 06-Nov-94 08:49:37 UTC" with all digits of the year, in UTC or in local time.
  void appendLongDate(bool isLocal, std::string& out) const;
  // "1994-11-06T08:49:37+00:00"
  const std::string& iso8601();

 private:
  Clock(const Clock&);
  Clock& operator=(const Clock&);

  void render();

  const Turn& turn_;
  Uptime& uptime_;
  std::time_t rendered_;
  long bootTime_;  // hundredths of the wall clock when the machine started, as far as known
  std::string httpDate_;
  std::string logTime_;
  std::string iso8601_;
};

#endif
