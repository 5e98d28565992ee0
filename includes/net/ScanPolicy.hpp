#ifndef NET_SCANPOLICY_HPP
#define NET_SCANPOLICY_HPP

#include <cstddef>

// Which descriptors the next poll() asks about. The kernel spends time on each one asked, so with
// thousands of idle ("cold") clients beside a few busy ("hot") ones, asking about all of them on
// every turn would be most of the work.
//
// The bound: while the server is saturated a cold client's event is seen within one rotation
// over the cold ones. Every served event earns one look, so with C cold clients a rotation takes
// about C events served. While it is not saturated, a rotation ends after at most C / kFloor
// sleeps of at most kNap ms, and the first nap in which nothing happens is followed by asking
// about all. A hot client waits for at most one slice.
class ScanPolicy {
 public:
  enum Range { kAll, kHot, kSlice };
  enum {
    kFewCold = 128,   // below this, asking about all costs nothing
    kSliceSize = 64,  // looks at cold ones in one slice
    kNap = 5,         // ms: the longest sleep that leaves the cold ones out
    kLongestSleep = 1000,
    kFloor = 64,               // looks earned by a nap, at least
    kLooksPerSecond = 1 << 17  // looks spread over the naps of a second
  };

  struct Facts {      // what the turn before this one found
    std::size_t hot;  // listeners included
    std::size_t cold;
    std::size_t unseen;  // cold ones not yet looked at in this rotation
    std::size_t events;  // served in that turn
    bool coldEvent;      // one of them was a cold one's
    bool armed;          // an answer waits to be sent
    int longestSleep;    // ms; 0 where somebody is scheduled to run
    long second;         // monotonic
  };
  struct Plan {
    Range range;
    std::size_t slice;  // of kSlice: how many of the unseen ones
    int timeout;        // ms
  };

  ScanPolicy();
  Plan next(const Facts& facts);

 private:
  void countNap(long second);
  bool canAffordSlice(const Facts& facts) const;
  Plan takeSlice(const Facts& facts);
  Plan choose(const Facts& facts);
  Plan plan(Range range, int timeout);

  Plan last_;
  bool isQuiet_;  // a sleep has ended without an event, and none came since
  std::size_t credit_;
  std::size_t naps_;  // in the second `second_`
  long second_;
};

#endif
