#include "config/SplitTable.hpp"

static unsigned byteOf(const Slice& text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

unsigned murmurHash(const Slice& text) {
  const unsigned kFactor = 0x5bd1e995;
  unsigned hash = static_cast<unsigned>(text.size());
  std::size_t at = 0;
  for (; text.size() - at >= 4; at += 4) {
    unsigned word = byteOf(text, at) | byteOf(text, at + 1) << 8 | byteOf(text, at + 2) << 16 |
                    byteOf(text, at + 3) << 24;
    word *= kFactor;
    word ^= word >> 24;
    hash = hash * kFactor ^ word * kFactor;
  }
  for (std::size_t i = text.size(); i > at; --i)
    hash ^= byteOf(text, i - 1) << 8 * (i - 1 - at);
  if (at < text.size()) hash *= kFactor;
  hash ^= hash >> 13;
  hash *= kFactor;
  return hash ^ hash >> 15;
}

std::string SplitTable::find(const Slice& text) const {
  unsigned hash = murmurHash(text);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (hash < parts[i].limit || parts[i].limit == 0) return parts[i].value;
  return std::string();
}
