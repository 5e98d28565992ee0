#ifndef NET_TURN_HPP
#define NET_TURN_HPP

#include <ctime>

// One turn of the loop: what its callbacks do, they do at the same time.
struct Turn {
  unsigned long number;
  bool isIdle;      // poll() slept to the end of its time-out
  std::time_t now;  // when poll() returned

  Turn() : number(0), isIdle(false), now(std::time(0)) {}
};

#endif
