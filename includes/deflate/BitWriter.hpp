#ifndef DEFLATE_BITWRITER_HPP
#define DEFLATE_BITWRITER_HPP

#include <stdint.h>

#include <cstddef>

#include "base/Slice.hpp"

// Packs bits into bytes, the first bit lowest (RFC 1951 3.1.1), and keeps up to kCapacity bytes
// until drain() takes them.
class BitWriter {
 public:
  enum { kCapacity = 4096 };

  BitWriter() { clear(); }
  void clear();

  // How many whole bytes can still be added. put() needs 8 of them to be free.
  std::size_t room() const { return kCapacity - end_; }
  bool empty() const { return begin_ == end_; }

  // Adds the low `count` bits. REQUIRES: count <= 32, the other bits are 0, room() >= 8
  void put(uint64_t bits, unsigned count) {
    bits_ |= bits << count_;
    count_ += count;
    if (count_ >= 32) spill();
  }
  // Fills the last byte with zeros.
  void align();
  // Adds whole bytes. REQUIRES: align() has just been called, and room() >= bytes.size() + 8
  void append(const Slice& bytes);

  // Moves up to `capacity` whole bytes to `out` and returns their number.
  std::size_t drain(char* out, std::size_t capacity);

 private:
  void spill();

  uint64_t bits_;
  unsigned count_;
  std::size_t begin_;
  std::size_t end_;
  char bytes_[kCapacity];
};

inline void BitWriter::spill() {
  char* const to = bytes_ + end_;
  to[0] = static_cast<char>(bits_);
  to[1] = static_cast<char>(bits_ >> 8);
  to[2] = static_cast<char>(bits_ >> 16);
  to[3] = static_cast<char>(bits_ >> 24);
  end_ += 4;
  bits_ >>= 32;
  count_ -= 32;
}

#endif
