#include "deflate/MatchFinder.hpp"

#include <stdint.h>

#include <algorithm>
#include <cstring>

MatchFinder::MatchFinder() { start(EncoderLevel::of(EncoderLevel::kLowest)); }

// Nothing reads an entry of older_ before it is written.
void MatchFinder::start(const EncoderLevel& level) {
  level_ = &level;
  position_ = end_ = hashed_ = 0;
  std::memset(newest_, 0, sizeof newest_);
}

Slice MatchFinder::fill(Slice& input) {
  if (position_ >= kHalf + kMaxDistance) slide();
  const Slice taken = input.sub(0, kWindow - end_);
  if (!taken.empty()) std::memcpy(window_ + end_, taken.data(), taken.size());
  end_ += static_cast<unsigned>(taken.size());
  input.removePrefix(taken.size());
  return taken;
}

void MatchFinder::slide() {
  std::memcpy(window_, window_ + kHalf, end_ - kHalf);
  position_ -= kHalf;
  end_ -= kHalf;
  hashed_ -= kHalf;
  slide(newest_);
  slide(older_);
}

void MatchFinder::slide(unsigned short* positions) {
  for (unsigned i = 0; i < kHalf; ++i)
    positions[i] = static_cast<unsigned short>(positions[i] >= kHalf ? positions[i] - kHalf : 0);
}

inline unsigned MatchFinder::hashAt(unsigned position) const {
  const unsigned char* at = window_ + position;
  const unsigned bytes =
      at[0] | static_cast<unsigned>(at[1]) << 8 | static_cast<unsigned>(at[2]) << 16;
  return (bytes * 0x9e3779b1u & 0xffffffffu) >> (32 - kHashBits);
}

// Returns the position that was the newest with this hash.
inline unsigned MatchFinder::insert(unsigned position) {
  const unsigned hash = hashAt(position);
  const unsigned short former = newest_[hash];
  older_[position & kMask] = former;
  newest_[hash] = static_cast<unsigned short>(position);
  return former;
}

Match MatchFinder::longerThan(unsigned best) {
  if (lookahead() < kShortest) return Match();
  while (hashed_ < position_)
    insert(hashed_++);
  const unsigned candidate = insert(hashed_++);
  if (candidate == 0 || position_ - candidate > kMaxDistance) return Match();
  return search(candidate, best);
}

template <typename Word>
static inline Word load(const unsigned char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

static inline unsigned commonLength(const unsigned char* a, const unsigned char* b, unsigned most) {
  unsigned length = 0;
  const unsigned step = sizeof(uint64_t);
  while (length + step <= most && load<uint64_t>(a + length) == load<uint64_t>(b + length))
    length += step;
  while (length < most && a[length] == b[length])
    ++length;
  return length;
}

// Most candidates fail at the two bytes that would make the match longer than the best one.
Match MatchFinder::search(unsigned candidate, unsigned best) const {
  Match found;
  const unsigned most = std::min<unsigned>(kLongest, lookahead());
  const unsigned nice = std::min(level_->nice, most);
  const unsigned limit = position_ > kMaxDistance ? position_ - kMaxDistance : 0;
  const unsigned char* const text = window_ + position_;
  unsigned left = best >= level_->good ? level_->chain / 4 : level_->chain;
  if (best < kShortest - 1) best = kShortest - 1;
  if (best >= most) return found;
  unsigned short last = load<unsigned short>(text + best - 1);
  do {
    const unsigned char* const other = window_ + candidate;
    if (load<unsigned short>(other + best - 1) != last) continue;
    const unsigned length = commonLength(text, other, most);
    if (length <= best) continue;
    found.length = best = length;
    found.distance = position_ - candidate;
    if (length >= nice) break;
    last = load<unsigned short>(text + best - 1);
  } while ((candidate = older_[candidate & kMask]) > limit && --left != 0);
  return found;
}

Slice MatchFinder::before(unsigned distance, std::size_t count) const {
  const std::size_t end = position_ - distance;
  const std::size_t size = std::min(count, end);
  return Slice(reinterpret_cast<const char*>(window_) + end - size, size);
}
