#ifndef REGEX_CAPTURES_HPP
#define REGEX_CAPTURES_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "regex/GroupNames.hpp"

// Where a match and its groups lie in a text. Slot 0 is the whole match, 1 to 9 are the groups of
// these numbers, and Regex::names() has the slots of the groups with names.
class Captures {
 public:
  enum { kMostSlots = GroupNames::kMostSlots };

  Captures() : slots_(0) {}

  // Returns false if the group took no part in the match, or if there is no such slot.
  bool isSet(int slot) const { return slot < slots_ && offsets_[2 * slot] != kUnset; }
  // REQUIRES: isSet(slot)
  std::size_t begin(int slot) const { return offsets_[2 * slot]; }
  std::size_t end(int slot) const { return offsets_[2 * slot + 1]; }
  // Returns the bytes of a group; nothing if it is not set. REQUIRES: `text` is what was searched.
  Slice of(const Slice& text, int slot) const {
    return isSet(slot) ? text.sub(begin(slot), end(slot) - begin(slot)) : Slice();
  }

  // Forgets the last match, and has `slots` slots from now on. REQUIRES: slots <= kMostSlots
  void reset(int slots) {
    slots_ = slots;
    for (int i = 0; i < 2 * slots; ++i)
      offsets_[i] = kUnset;
  }
  // Sets one end of a slot: the begin of slot n is number 2n, the end is 2n + 1.
  void set(int number, std::size_t offset) { offsets_[number] = static_cast<unsigned>(offset); }

 private:
  enum { kUnset = 0xffffffffu };

  int slots_;
  unsigned offsets_[2 * kMostSlots];
};

#endif
