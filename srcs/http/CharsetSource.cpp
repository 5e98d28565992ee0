#include "http/CharsetSource.hpp"

// The longest text that the rest of a character becomes with the byte that follows.
static const std::size_t kSpare = 32;

BodySource::Result CharsetSource::pull(Buffer& out, std::size_t room) {
  if (room < 2 * kSpare) return kWait;
  std::size_t before = out.size();
  Result result = body_.pull(out, (room - kSpare) / CharsetTable::kMostGrowth);
  std::size_t count = out.size() - before;
  if (count == 0) return result;
  converted_.clear();
  table_.convert(Slice(out.tail(count), count), rest_, converted_);
  out.truncateBy(count);
  out.append(converted_);
  out.releaseIfEmpty();
  return result;
}
