#pragma once

#include <new>

// How many more allocations by new succeed in this process before std::bad_alloc; -1: all.
extern long allocationsLeft;

// Calls `attempt` with no allocation left, then with `step`, twice `step` and so on, until it
// returns without std::bad_alloc. Returns how often that was thrown.
template <typename Attempt>
int failUntilItSucceeds(Attempt attempt, int step = 1) {
  for (int failures = 0;; ++failures) {
    allocationsLeft = static_cast<long>(failures) * step;
    try {
      attempt();
      allocationsLeft = -1;
      return failures;
    } catch (const std::bad_alloc&) {
      allocationsLeft = -1;
    }
  }
}
