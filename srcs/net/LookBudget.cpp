#include "net/LookBudget.hpp"

#include <algorithm>

std::size_t LookBudget::earn(std::size_t steps, std::size_t cold, long second) {
  if (second != second_) {
    before_ = second == second_ + 1 ? present_ : 0;
    present_ = due_ = 0;
    second_ = second;
  }
  present_ += steps;
  const std::size_t fewest = kFewestSteps;
  const std::size_t expected = std::max(fewest, std::max(before_, present_));
  due_ += steps * kRotations * cold;
  const std::size_t earned = due_ / expected;
  due_ %= expected;
  return earned;
}
