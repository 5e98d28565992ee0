#include "net/LookBudget.hpp"

#include <algorithm>

static const std::size_t kMillion = 1000000;

LookBudget::LookBudget() : second_(0), present_(), before_(), workRest_(0), napRest_(0) {}

void LookBudget::tick(long second) {
  if (second == second_) return;
  before_ = second == second_ + 1 ? present_ : Second();
  present_ = Second();
  second_ = second;
}

// More than a second earns no more than a second.
std::size_t LookBudget::earnByWork(std::size_t microseconds, std::size_t cold) {
  const std::size_t worked = std::min(microseconds, kMillion);
  present_.worked = std::min(present_.worked + worked, kMillion);
  workRest_ += worked * kRotations * cold;
  const std::size_t earned = workRest_ / kMillion;
  workRest_ %= kMillion;
  return earned;
}

std::size_t LookBudget::earnByNap(std::size_t cold) {
  ++present_.naps;
  const std::size_t fewest = kFewestNaps;
  const std::size_t naps = std::max(fewest, std::max(before_.naps, present_.naps));
  napRest_ += kRotations * cold * (kMillion - before_.worked) / kMillion;
  const std::size_t earned = napRest_ / naps;
  napRest_ %= naps;
  return earned;
}
