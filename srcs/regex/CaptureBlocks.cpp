#include "regex/CaptureBlocks.hpp"

#include <algorithm>
#include <cstring>

void CaptureBlocks::reserve(std::size_t blocks, std::size_t offsets) {
  if (words_.size() < blocks * offsets) words_.resize(blocks * offsets);
  if (owners_.size() < blocks) owners_.resize(blocks);
  free_.reserve(blocks);
}

void CaptureBlocks::reset(std::size_t offsets) {
  offsets_ = offsets;
  used_ = 0;
  best_ = kNone;
  free_.clear();
}

// The cost of a program bounds the number of its blocks, so that there is always one.
int CaptureBlocks::takeAny() {
  int block;
  if (free_.empty()) {
    block = static_cast<int>(used_++);
    reserve(used_, offsets_);
  } else {
    block = free_.back();
    free_.pop_back();
  }
  owners_[static_cast<std::size_t>(block)] = 1;
  return block;
}

int CaptureBlocks::take(std::size_t position) {
  const int block = takeAny();
  std::fill_n(at(block), offsets_, static_cast<unsigned>(kUnset));
  at(block)[0] = static_cast<unsigned>(position);
  return block;
}

int CaptureBlocks::save(int block, unsigned offset, std::size_t position) {
  if (owners_[static_cast<std::size_t>(block)] > 1) {
    const int copy = takeAny();
    std::memcpy(at(copy), at(block), offsets_ * sizeof(unsigned));
    release(block);
    block = copy;
  }
  at(block)[offset] = static_cast<unsigned>(position);
  return block;
}

bool CaptureBlocks::match(int block, std::size_t position) {
  if (best_ != kNone) release(best_);
  best_ = save(block, 1, position);
  return true;
}
