#include "support/Allocations.hpp"

#include <cstdlib>
#include <new>

long allocationsLeft = -1;

void* operator new(std::size_t size) {
  if (allocationsLeft == 0) throw std::bad_alloc();
  if (allocationsLeft > 0) --allocationsLeft;
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (allocationsLeft == 0) return nullptr;
  return std::malloc(size);
}

void operator delete(void* memory) noexcept { std::free(memory); }
