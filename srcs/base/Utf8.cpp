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

bool isUtf8(const Slice& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

// The characters of the bytes 0x80 to 0x9f; above them windows-1252 is ISO 8859-1.
static const unsigned short kWindows1252[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

// REQUIRES: 0x80 <= code <= 0xffff
static void appendCharacter(std::string& out, unsigned code) {
  if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
  } else {
    out += static_cast<char>(0xe0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
  }
  out += static_cast<char>(0x80 | (code & 0x3f));
}

std::string utf8FromWindows1252(const Slice& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80)
      out += text[i];
    else
      appendCharacter(out, byte < 0xa0 ? kWindows1252[byte - 0x80] : byte);
  }
  return out;
}
