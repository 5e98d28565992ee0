#include "passwords/Digest.hpp"

#include <algorithm>
#include <cstring>

Digest::Digest(std::size_t size, std::size_t blockSize, ByteOrder order)
    : size_(size), blockSize_(blockSize), order_(order), total_(0) {}

void Digest::add(const Slice& bytes) {
  const unsigned char* from = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    std::size_t held = pending();
    std::size_t taken = std::min(left, blockSize_ - held);
    bool isWhole = held == 0 && taken == blockSize_;
    if (!isWhole) std::memcpy(block_ + held, from, taken);
    if (held + taken == blockSize_) compress(isWhole ? from : block_);
    total_ += taken;
    from += taken;
    left -= taken;
  }
}

// A one bit, zeros, and the number of bits in the last eighth of a block.
void Digest::pad() {
  std::size_t held = pending();
  std::size_t lengthAt = blockSize_ - blockSize_ / 8;
  uint64_t bits = total_ * 8;
  block_[held++] = 0x80;
  if (held > lengthAt) {
    std::memset(block_ + held, 0, blockSize_ - held);
    compress(block_);
    held = 0;
  }
  std::memset(block_ + held, 0, blockSize_ - held);
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t at = order_ == kBigEndian ? blockSize_ - 1 - i : lengthAt + i;
    block_[at] = static_cast<unsigned char>(bits >> (8 * i));
  }
  compress(block_);
}

Slice Digest::finish() {
  pad();
  store(digest_);
  return Slice(reinterpret_cast<const char*>(digest_), size_);
}

uint32_t loadBig32(const unsigned char* from) {
  return static_cast<uint32_t>(from[0]) << 24 | static_cast<uint32_t>(from[1]) << 16 |
         static_cast<uint32_t>(from[2]) << 8 | from[3];
}

uint64_t loadBig64(const unsigned char* from) {
  return static_cast<uint64_t>(loadBig32(from)) << 32 | loadBig32(from + 4);
}

uint32_t loadLittle32(const unsigned char* from) {
  return static_cast<uint32_t>(from[3]) << 24 | static_cast<uint32_t>(from[2]) << 16 |
         static_cast<uint32_t>(from[1]) << 8 | from[0];
}

void storeBig32(uint32_t word, unsigned char* to) {
  for (int i = 0; i < 4; ++i)
    to[i] = static_cast<unsigned char>(word >> (24 - 8 * i));
}

void storeBig64(uint64_t word, unsigned char* to) {
  storeBig32(static_cast<uint32_t>(word >> 32), to);
  storeBig32(static_cast<uint32_t>(word), to + 4);
}

void storeLittle32(uint32_t word, unsigned char* to) {
  for (int i = 0; i < 4; ++i)
    to[i] = static_cast<unsigned char>(word >> (8 * i));
}
