#include "net/LookBudget.hpp"

#include <algorithm>

static const std::size_t kMillion = 1000000;

// More than a second earns no more than a second.
std::size_t LookBudget::earnByWork(std::size_t microseconds, std::size_t cold) {
  rest_ += std::min(microseconds, kMillion) * kRotations * cold;
  const std::size_t earned = rest_ / kMillion;
  rest_ %= kMillion;
  return earned;
}

std::size_t LookBudget::earnByNap(std::size_t cold, long second) {
  if (second != second_) {
    napsBefore_ = second == second_ + 1 ? naps_ : 0;
    naps_ = 0;
    second_ = second;
  }
  ++naps_;
  const std::size_t fewest = kFewestNaps;
  return kRotations * cold / std::max(fewest, std::max(napsBefore_, naps_)) + 1;
}
