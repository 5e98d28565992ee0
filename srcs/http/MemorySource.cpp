#include "http/MemorySource.hpp"

void MemorySource::set(const Slice& bytes, Counted* keeper, std::size_t room) {
  rest_ = bytes;
  room_ = room;
  keeper_.reset(keeper);
}

void MemorySource::clear() { set(Slice(), 0); }

off_t MemorySource::length() const { return static_cast<off_t>(rest_.size()); }

BodySource::Result MemorySource::pull(Buffer& out, std::size_t room) {
  Slice piece = rest_.sub(0, room);
  room_ = 0;
  out.append(piece);
  rest_.removePrefix(piece.size());
  return rest_.empty() ? kEnd : kMore;
}

// Without room for the head, the bytes could not leave in one send with it.
ResidentBytes MemorySource::takeResident() {
  ResidentBytes resident;
  if (room_ == 0) return resident;
  resident.bytes = rest_;
  resident.room = room_;
  rest_ = Slice();
  room_ = 0;
  return resident;
}
