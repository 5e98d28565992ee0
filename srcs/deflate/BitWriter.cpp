#include "deflate/BitWriter.hpp"

#include <algorithm>
#include <cstring>

void BitWriter::clear() {
  bits_ = 0;
  count_ = 0;
  begin_ = end_ = 0;
}

void BitWriter::align() {
  for (; count_ > 0; count_ -= std::min(count_, 8u), bits_ >>= 8)
    bytes_[end_++] = static_cast<char>(bits_);
}

void BitWriter::append(const Slice& bytes) {
  std::memcpy(bytes_ + end_, bytes.data(), bytes.size());
  end_ += bytes.size();
}

std::size_t BitWriter::drain(char* out, std::size_t capacity) {
  const std::size_t count = std::min(capacity, end_ - begin_);
  std::memcpy(out, bytes_ + begin_, count);
  begin_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
  return count;
}
