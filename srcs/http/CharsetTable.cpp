#include "http/CharsetTable.hpp"

#include "base/Numbers.hpp"

static const unsigned kLastCharacter = 0x10ffff;

CharsetTable::CharsetTable(Kind kind) : kind_(kind) {
  for (int i = 0; i < 256; ++i)
    texts_[i] = i < 0x80 ? std::string(1, static_cast<char>(i)) : "?";
}

void CharsetTable::addByte(unsigned char byte, const Slice& text) { texts_[byte] = text.str(); }

void CharsetTable::convert(const Slice& text, std::string& rest, std::string& out) const {
  if (kind_ != kFromUtf8) return convertBytes(text, out);
  if (rest.empty()) return convertUtf8(text, rest, out);
  std::string whole = rest + text.str();
  rest.clear();
  convertUtf8(whole, rest, out);
}

void CharsetTable::convertBytes(const Slice& text, std::string& out) const {
  for (std::size_t i = 0; i < text.size(); ++i)
    out += texts_[static_cast<unsigned char>(text[i])];
}

void CharsetTable::convertUtf8(const Slice& text, std::string& rest, std::string& out) const {
  Slice left = text;
  while (!left.empty()) {
    if (static_cast<unsigned char>(left[0]) < 0x80) {
      out += left[0];
      left.removePrefix(1);
      continue;
    }
    unsigned character = takeUtf8(left);
    if (character == kIncomplete) {
      rest = left.str();
      return;
    }
    appendCharacter(character, out);
  }
}

void CharsetTable::appendCharacter(unsigned character, std::string& out) const {
  std::map<unsigned, unsigned char>::const_iterator found = bytes_.find(character);
  if (found != bytes_.end()) {
    out += static_cast<char>(found->second);
  } else if (character > kLastCharacter) {
    out += '?';
  } else {
    out += "&#";
    appendDecimal(out, static_cast<off_t>(character));
    out += ';';
  }
}

// Returns how many bytes follow the first byte of a character, and in `least` the number above
// which that many are needed; 0 if no character begins with that byte.
static std::size_t followers(unsigned first, unsigned& least) {
  if (first < 0xc2 || first >= 0xf8) return 0;
  std::size_t count = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  least = count == 3 ? 0xffff : count == 2 ? 0x7ff : 0x7f;
  return count;
}

unsigned takeUtf8(Slice& text) {
  unsigned first = static_cast<unsigned char>(text[0]);
  unsigned least = 0;
  std::size_t count = followers(first, least);
  if (count != 0 && text.size() <= count) return kIncomplete;
  text.removePrefix(1);
  if (count == 0) return kNotUtf8;
  unsigned character = first & (0x3f >> count);
  for (std::size_t i = 0; i < count; ++i) {
    unsigned next = static_cast<unsigned char>(text[0]);
    text.removePrefix(1);
    if (next < 0x80) return kNotUtf8;
    character = character << 6 | (next & 0x3f);
  }
  return character > least ? character : kNotUtf8;
}
