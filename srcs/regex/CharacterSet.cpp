#include "regex/CharacterSet.hpp"

#include "regex/CaseFolding.hpp"

// Inserts the range and joins it with those that it touches.
void CharacterSet::add(unsigned first, unsigned last) {
  std::size_t at = ranges_.size();
  while (at > 0 && ranges_[at - 1].first > first)
    --at;
  if (at > 0 && ranges_[at - 1].last + 1 >= first) {
    --at;
    if (ranges_[at].last < last) ranges_[at].last = last;
  } else {
    Range range = {first, last};
    ranges_.insert(ranges_.begin() + static_cast<std::ptrdiff_t>(at), range);
  }
  std::size_t end = at + 1;
  for (; end < ranges_.size() && ranges_[end].first <= ranges_[at].last + 1; ++end)
    if (ranges_[end].last > ranges_[at].last) ranges_[at].last = ranges_[end].last;
  ranges_.erase(ranges_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                ranges_.begin() + static_cast<std::ptrdiff_t>(end));
}

void CharacterSet::add(const CharacterSet& other) {
  for (std::size_t i = 0; i < other.ranges_.size(); ++i)
    add(other.ranges_[i].first, other.ranges_[i].last);
}

void CharacterSet::addOtherCases(bool isUtf) {
  unsigned (*next)(unsigned) = isUtf ? nextCase : nextAsciiCase;
  const std::vector<Range> ranges = ranges_;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    unsigned character = firstWithCase(ranges[i].first);
    for (; character <= ranges[i].last; character = firstWithCase(character + 1))
      for (unsigned other = next(character); other != character; other = next(other))
        if (!has(other)) add(other);
  }
}

void CharacterSet::invert(unsigned last) {
  CharacterSet inverse;
  unsigned next = 0;
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    if (ranges_[i].first > next) inverse.add(next, ranges_[i].first - 1);
    next = ranges_[i].last + 1;
  }
  if (next <= last) inverse.add(next, last);
  ranges_.swap(inverse.ranges_);
}

bool CharacterSet::has(unsigned character) const {
  std::size_t low = 0;
  std::size_t high = ranges_.size();
  while (low < high) {
    std::size_t middle = (low + high) / 2;
    if (ranges_[middle].last < character)
      low = middle + 1;
    else
      high = middle;
  }
  return low < ranges_.size() && ranges_[low].first <= character;
}
