#include "net/MonotonicSeconds.hpp"

long MonotonicSeconds::advance(std::time_t wallClock) {
  std::time_t step = wallClock - last_;
  last_ = wallClock;
  if (step > kLargestStep) step = 1;
  if (step > 0) value_ += step;
  return value_;
}
