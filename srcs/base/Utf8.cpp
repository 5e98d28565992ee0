#include "base/Utf8.hpp"

static unsigned byteAt(const Slice& text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Returns how many bytes a character with this lead byte has, or 0 if the byte leads none.
static std::size_t sizeByLead(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : 4);
}

// Excludes overlong forms, surrogates, and characters beyond U+10FFFF.
static bool maySecondFollow(unsigned lead, unsigned second) {
  unsigned least = lead == 0xe0 ? 0xa0 : (lead == 0xf0 ? 0x90 : 0x80);
  unsigned most = lead == 0xed ? 0x9f : (lead == 0xf4 ? 0x8f : 0xbf);
  return second >= least && second <= most;
}

std::size_t characterSize(const Slice& text, std::size_t at) {
  std::size_t size = sizeByLead(byteAt(text, at));
  if (size <= 1) return size;
  if (size > text.size() - at || !maySecondFollow(byteAt(text, at), byteAt(text, at + 1))) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if ((byteAt(text, at + i) & 0xc0) != 0x80) return 0;
  return size;
}
