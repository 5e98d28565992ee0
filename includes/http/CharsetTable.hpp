#ifndef HTTP_CHARSETTABLE_HPP
#define HTTP_CHARSETTABLE_HPP

#include <cstddef>
#include <map>
#include <string>

#include "base/Slice.hpp"

// Converts text from one charset to another. At most one of the two is UTF-8; in the other one,
// each byte is a character. As in nginx, bytes below 0x80 stay as they are unless a row says
// otherwise, a byte without a row becomes "?", and a character of UTF-8 without a row becomes
// "&#N;".
class CharsetTable {
 public:
  enum Kind { kBytes, kToUtf8, kFromUtf8 };
  // The most bytes that one byte becomes, and that the end of a text may leave unconverted.
  enum { kMostGrowth = 4, kMostRest = 3 };

  explicit CharsetTable(Kind kind);

  // Adds a row: `byte` becomes `text`. REQUIRES: the kind is not kFromUtf8
  void addByte(unsigned char byte, const Slice& text);
  // Adds a row: the character becomes `byte`. REQUIRES: the kind is kFromUtf8
  void addCharacter(unsigned character, unsigned char byte) { bytes_[character] = byte; }

  // Returns true if the converted text has as many bytes as the text.
  bool keepsLength() const { return kind_ == kBytes; }
  // Appends the converted `text` to `out`. `rest` has the beginning of a character from the call
  // before, and receives such a beginning from the end of `text`.
  void convert(const Slice& text, std::string& rest, std::string& out) const;

 private:
  void convertBytes(const Slice& text, std::string& out) const;
  void convertUtf8(const Slice& text, std::string& rest, std::string& out) const;
  void appendCharacter(unsigned character, std::string& out) const;

  Kind kind_;
  std::string texts_[256];
  std::map<unsigned, unsigned char> bytes_;
};

// Reads one character of UTF-8, and moves past it. Returns kNotUtf8 for bytes that make no
// character, and kIncomplete, without moving, for the beginning of one.
unsigned takeUtf8(Slice& text);
const unsigned kNotUtf8 = 0xffffffff;
const unsigned kIncomplete = 0xfffffffe;

#endif
