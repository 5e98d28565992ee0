#ifndef EXCHANGE_CLOCK_HPP
#define EXCHANGE_CLOCK_HPP

#include <ctime>
#include <string>

#include "net/Turn.hpp"

// The time of the turn, and its texts, each rendered at most once a second.
class Clock {
 public:
  // Keeps a reference to the turn, which must outlive this object.
  explicit Clock(const Turn& turn) : turn_(turn), rendered_(0), measuredTurn_(0), hundredths_(0) {}

  std::time_t now() const { return turn_.now; }

  // Hundredths of a second since the machine started, for differences. Reads a file, once a turn:
  // for those few who need it.
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
