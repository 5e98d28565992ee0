#ifndef REGEX_CHARACTERSET_HPP
#define REGEX_CHARACTERSET_HPP

#include <vector>

// A set of characters, as ascending ranges with gaps between them. A character is a byte, or a
// Unicode code point if the pattern is in UTF-8 mode.
class CharacterSet {
 public:
  struct Range {
    unsigned first;
    unsigned last;
  };
  enum { kLastByte = 0xff, kLastCharacter = 0x10ffff };

  // Returns the last character that there is.
  static unsigned last(bool isUtf) { return isUtf ? kLastCharacter : kLastByte; }

  void add(unsigned character) { add(character, character); }
  void add(unsigned first, unsigned last);
  void add(const CharacterSet& other);
  // Adds the upper-case form of each lower-case character, and so on: in UTF-8 mode those of
  // Unicode, otherwise those of ASCII.
  void addOtherCases(bool isUtf);
  // Replaces the set by the characters from 0 to `last` that it does not have.
  void invert(unsigned last);

  bool empty() const { return ranges_.empty(); }
  bool has(unsigned character) const;
  const std::vector<Range>& ranges() const { return ranges_; }

 private:
  std::vector<Range> ranges_;
};

#endif
