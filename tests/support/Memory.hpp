#pragma once

// While one of these lives, `operator new` succeeds so many times, and then throws std::bad_alloc.
class Memory {
 public:
  explicit Memory(long allocations);
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
};
