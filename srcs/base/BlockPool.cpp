#include "base/BlockPool.hpp"

#include <cassert>
#include <new>

static std::size_t sizeOf(int index) {
  return index == BlockPool::kClasses - 1 ? static_cast<std::size_t>(BlockPool::kLargest)
                                          : static_cast<std::size_t>(BlockPool::kSmallest) << index;
}

// Returns the smallest class whose blocks hold `size` bytes, or kClasses if none does.
static int classOf(std::size_t size) {
  int index = 0;
  while (index < BlockPool::kClasses && sizeOf(index) < size)
    ++index;
  return index;
}

BlockPool::BlockPool(std::size_t budget) : budget_(budget), kept_(0), lent_(0) {
  for (int i = 0; i < kClasses; ++i)
    free_[i] = 0;
}

BlockPool::~BlockPool() {
  assert(lent_ == 0);
  for (int i = 0; i < kClasses; ++i) {
    while (free_[i]) {
      Free* block = free_[i];
      free_[i] = block->next;
      ::operator delete(block);
    }
  }
}

char* BlockPool::take(std::size_t& size) {
  int index = classOf(size);
  if (index < kClasses) size = sizeOf(index);
  void* block;
  if (index < kClasses && free_[index]) {
    block = free_[index];
    free_[index] = free_[index]->next;
    kept_ -= size;
  } else {
    block = ::operator new(size);
  }
  lent_ += size;
  return static_cast<char*>(block);
}

void BlockPool::give(char* block, std::size_t size) {
  lent_ -= size;
  int index = classOf(size);
  if (index == kClasses || kept_ + size > budget_) {
    ::operator delete(block);
    return;
  }
  Free* free = static_cast<Free*>(static_cast<void*>(block));
  free->next = free_[index];
  free_[index] = free;
  kept_ += size;
}
