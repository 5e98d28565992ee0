#include "limits/LimitOutcome.hpp"

const char* limitOutcomeName(LimitOutcome outcome) {
  static const char* const kNames[] = {
      "", "PASSED", "DELAYED", "REJECTED", "DELAYED_DRY_RUN", "REJECTED_DRY_RUN",
  };
  return kNames[outcome];
}
