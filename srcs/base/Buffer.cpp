#include "base/Buffer.hpp"

#include <cassert>
#include <cstring>

Buffer::Buffer(BlockPool& pool) : pool_(pool), block_(0), capacity_(0), begin_(0), end_(0) {}

char* Buffer::prepare(std::size_t count) {
  if (writable() >= count) return block_ + end_;
  std::size_t held = size();
  if (held + count <= capacity_) {
    std::memmove(block_, block_ + begin_, held);
  } else {
    std::size_t capacity = held + count;
    char* block = pool_.take(capacity);
    if (held > 0) std::memcpy(block, block_ + begin_, held);
    if (block_) pool_.give(block_, capacity_);
    block_ = block;
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = held;
  return block_ + end_;
}

char* Buffer::prepareBehind(std::size_t front, std::size_t count) {
  assert(empty());
  prepare(front + count);
  begin_ += front;
  end_ = begin_;
  return block_ + end_;
}

bool Buffer::prepend(const Slice& bytes) {
  if (bytes.size() > begin_ || block_ == 0) return false;
  begin_ -= bytes.size();
  if (!bytes.empty()) std::memcpy(block_ + begin_, bytes.data(), bytes.size());
  return true;
}

void Buffer::append(const Slice& bytes) {
  if (bytes.empty()) return;
  std::memcpy(prepare(bytes.size()), bytes.data(), bytes.size());
  commit(bytes.size());
}

void Buffer::append(char c) {
  *prepare(1) = c;
  commit(1);
}

void Buffer::consume(std::size_t count) {
  assert(count <= size());
  begin_ += count;
  releaseIfEmpty();
}

void Buffer::releaseIfEmpty() {
  if (begin_ == end_) clear();
}

void Buffer::clear() {
  if (block_) pool_.give(block_, capacity_);
  block_ = 0;
  capacity_ = begin_ = end_ = 0;
}

void Buffer::shrink() {
  Buffer smaller(pool_);
  smaller.append(slice());
  swap(smaller);
}

void Buffer::swap(Buffer& other) {
  assert(&pool_ == &other.pool_);
  std::swap(block_, other.block_);
  std::swap(capacity_, other.capacity_);
  std::swap(begin_, other.begin_);
  std::swap(end_, other.end_);
}
