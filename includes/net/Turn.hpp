#ifndef NET_TURN_HPP
#define NET_TURN_HPP

#include <ctime>

// One turn (iteration) of the event loop. All callbacks of a turn see the same time.
struct Turn {
  unsigned long number;
  bool isIdle;      // poll() slept until its timeout and reported nothing
  bool hasFailed;   // poll() failed: it was asked about too many descriptors (see EventLoop)
  std::time_t now;  // the wall clock when poll() returned: for dates, never for timeouts
  long second;      // monotonic (see MonotonicSeconds): for timeouts and ages

  Turn() : number(0), isIdle(false), hasFailed(false), now(std::time(0)), second(0) {}
};

#endif
