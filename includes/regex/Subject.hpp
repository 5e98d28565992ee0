#ifndef REGEX_SUBJECT_HPP
#define REGEX_SUBJECT_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "regex/ByteSet.hpp"
#include "regex/LookTable.hpp"

// What a program is run on: a text, and what the instructions of the program refer to.
struct Subject {
  Slice text;
  const ByteSet* sets;
  const LookTable* looks;
  // No match begins within a character.
  bool isUtf;

  unsigned byteAt(std::size_t position) const { return static_cast<unsigned char>(text[position]); }
  // Returns true if an Assertion holds at a position. REQUIRES: position <= text.size()
  bool holds(unsigned assertion, std::size_t position) const;
  bool mayBeginAt(std::size_t position) const {
    return !isUtf || position == text.size() || (byteAt(position) & 0xc0) != 0x80;
  }
};

#endif
