#ifndef NET_UPTIME_HPP
#define NET_UPTIME_HPP

#include <string>

#include "net/Turn.hpp"

// Hundredths of a second since the machine started. Each reading opens a file, so that callers ask
// only where a configuration needs it.
class Uptime {
 public:
  // Keeps a reference to the turn, which must outlive this object. `file` is the one that tells how
  // long the machine has been running.
  explicit Uptime(const Turn& turn, const std::string& file = "/proc/uptime");

  // Returns the hundredths of this turn, for differences between two turns. They never decrease.
  // Reads the file at most once a turn. When the file cannot be read (in a chroot without /proc, or
  // without a free descriptor), whole seconds of the turns are added to what was read last, and at
  // first to 0.
  long hundredths();
  // Returns what hundredths() returned last, perhaps in an earlier turn.
  long last() const { return hundredths_; }

 private:
  Uptime(const Uptime&);
  Uptime& operator=(const Uptime&);

  bool read(long& hundredths) const;

  const Turn& turn_;
  std::string file_;
  unsigned long measuredTurn_;  // in which hundredths_ was measured
  long hundredths_;
  long second_;  // of the turn to which hundredths_ belongs
};

#endif
