#include "support/Memory.hpp"

#include <cstdlib>
#include <new>

// How many more allocations succeed; -1: all.
static long allocationsLeft = -1;

Memory::Memory(long allocations) { allocationsLeft = allocations; }
Memory::~Memory() { allocationsLeft = -1; }

void* operator new(std::size_t size) {
  if (allocationsLeft == 0) throw std::bad_alloc();
  if (allocationsLeft > 0) --allocationsLeft;
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
