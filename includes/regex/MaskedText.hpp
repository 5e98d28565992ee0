#ifndef REGEX_MASKEDTEXT_HPP
#define REGEX_MASKEDTEXT_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"
#include "regex/ByteSet.hpp"

// A literal text some of whose letters match in both cases. A byte matches if it equals that of the
// text after the bits of the mask were set: 0x20 makes an ASCII letter a lower-case letter.
class MaskedText {
 public:
  MaskedText() : hasMasks_(false) {}

  // Appends a byte, or a letter in both cases. Returns false if the set is neither.
  bool append(const ByteSet& set);
  void append(unsigned byte, unsigned mask);

  bool empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }
  void clear() { *this = MaskedText(); }

  // Returns true if the text has this literal at `position`.
  bool isAt(const Slice& text, std::size_t position) const;
  // Returns true if the literal is anywhere in the text. REQUIRES: !empty()
  bool isIn(const Slice& text) const;
  // REQUIRES: !empty()
  bool mayBeginWith(std::size_t byte) const {
    return static_cast<char>(byte | static_cast<unsigned char>(masks_[0])) == bytes_[0];
  }

 private:
  std::string bytes_;
  std::string masks_;
  bool hasMasks_;
};

#endif
