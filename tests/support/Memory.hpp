#pragma once

#include <new>

// While one of these lives, `operator new` succeeds so many times, and then throws std::bad_alloc.
class Memory {
 public:
  explicit Memory(long allocations);
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
};

// Calls `attempt` with memory for no allocation, then for `step` of them, twice `step` and so on,
// until it does not throw std::bad_alloc. Returns how often it did.
template <typename Attempt>
int failUntilItSucceeds(Attempt attempt, int step = 1) {
  for (int failures = 0;; ++failures) {
    try {
      const Memory memory(static_cast<long>(failures) * step);
      attempt();
      return failures;
    } catch (const std::bad_alloc&) {
    }
  }
}
