#include "support/Memory.hpp"

#include <cstdlib>
#include <new>

// How many more allocations succeed; -1: all.
static long allocationsLeft = -1;

Memory::Memory(long allocations) { allocationsLeft = allocations; }
Memory::~Memory() { allocationsLeft = -1; }

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (allocationsLeft == 0) return nullptr;
  if (allocationsLeft > 0) --allocationsLeft;
  return std::malloc(size);
}
void* operator new(std::size_t size) {
  void* memory = operator new(size, std::nothrow);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
