#ifndef NET_SCANPOLICY_HPP
#define NET_SCANPOLICY_HPP

#include <cstddef>

#include "net/LookBudget.hpp"

// Decides which descriptors the next poll() asks about, and how long it may sleep. The kernel
// spends time on each descriptor asked about. With thousands of idle ("cold") clients beside a few
// busy ("hot") ones, most of the work would be to ask about the cold ones again and again.
//
// The rule: CPU time and naps earn looks at cold clients, just so many that each of them is met
// about twelve times a second (see LookBudget). Looks are taken in slices, between two looks at
// the hot ones. While the server is not saturated, poll() naps for at most kNap ms at a time. The
// first nap in which nothing happens is followed by a sleep over all descriptors. A hot client
// never waits for more than one slice.
//
// Example: 10 hot clients always have a request, 5,000 are cold, and a response always waits to be
// sent, so that a slice needs a credit of four slices (256). Serving the 10 takes 100 us, in which
// 6 looks are earned. One of the cold clients speaks.
//   turn     asked about  events  credit afterwards
//   1 to 43  the 10 hot       10  6, 12, ... 258
//   44       258 cold          0  0
//   45 ...   the 10 hot       10  6, 12, ... 258
//   ...      and so on: 258 cold ones after every 43 looks at the hot ones. The cold client is
//            met after 20 slices (5,000 / 258) at the latest, when the hot ones have been served
//            8,600 times, in 86 ms.
//   next     it is one of 11 hot ones, and every look at them includes it. It is cold again after
//            1,489 looks without an event (see PollTable).
// Had the hot clients been quiet, poll() would have slept over all 5,010, and would have reported
// the cold client at once.
//
// When poll() cannot be asked about all at once (`most`), the hot part and slices of the cold one
// take turns, and poll() never sleeps longer than a nap.
class ScanPolicy {
 public:
  enum Range { kAll, kHot, kSlice };
  enum {
    kFewCold = 128,     // with fewer cold ones, asking about all costs nothing
    kSliceSize = 64,    // cold descriptors in the smallest slice
    kMostSlice = 4096,  // and in the largest one
    kNap = 5,           // ms: the longest sleep that leaves the cold ones out
    kLongestSleep = 1000
  };

  // What the loop knows before a turn.
  struct Facts {
    std::size_t hot;  // descriptors in the hot part, listeners included
    std::size_t cold;
    std::size_t unseen;  // cold ones that this rotation has not looked at yet
    std::size_t events;  // served in the turn before
    std::size_t worked;  // microseconds of CPU time since they were last told; 0: not measured
    bool coldEvent;      // one of these was a cold client's
    bool armed;          // a response waits to be sent
    std::size_t most;    // descriptors that poll() can be asked about at once
    int longestSleep;    // ms; 0 when somebody is scheduled to run
    long second;         // monotonic
  };
  struct Plan {
    Range range;
    std::size_t slice;  // with kSlice: how many of the unseen ones
    int timeout;        // ms
  };

  ScanPolicy();
  // To be called once a turn.
  Plan next(const Facts& facts);

 private:
  void earn(const Facts& facts);
  bool canAffordSlice(const Facts& facts) const;
  Plan takeSlice(const Facts& facts);
  Plan choose(const Facts& facts);
  Plan takeTurns(const Facts& facts);
  Plan plan(Range range, int timeout);

  Plan last_;
  bool isQuiet_;  // a sleep ended without an event, and none has come since
  LookBudget budget_;
  std::size_t credit_;  // looks at cold ones that are earned and not taken yet
};

#endif
