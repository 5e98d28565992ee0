#include "http/MemorySource.hpp"

void MemorySource::set(const Slice& bytes, Counted* keeper) {
  rest_ = bytes;
  keeper_.reset(keeper);
}

void MemorySource::clear() { set(Slice(), 0); }

off_t MemorySource::length() const { return static_cast<off_t>(rest_.size()); }

BodySource::Result MemorySource::pull(Buffer& out, std::size_t room) {
  Slice piece = rest_.sub(0, room);
  out.append(piece);
  rest_.removePrefix(piece.size());
  return rest_.empty() ? kEnd : kMore;
}
