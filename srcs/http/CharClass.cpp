#include "http/CharClass.hpp"

#include <cstring>

// clang-format off
const unsigned char kCharClasses[256] = {
     0,  0,  0,  0,  0,  0,  0,  0,  0,  2,  0,  0,  0,  0,  0,  0,  // 0_
     0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  // 1_
     2,  7,  6,  3,  7,  7,  7,  7,  6,  6,  7,  7,  6,  7,  7,  6,  // 2_
    15, 15, 15, 15, 15, 15, 15, 15, 15, 15,  6,  6,  6,  6,  6,  6,  // 3_
     6,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  // 4_
     7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  6,  6,  6,  7,  7,  // 5_
     7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  // 6_
     7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  7,  6,  7,  6,  7,  0,  // 7_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // 8_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // 9_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // A_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // B_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // C_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // D_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // E_
     6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  6,  // F_
};
// clang-format on

bool isToken(const Slice& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!isTokenChar(text[i])) return false;
  return !text.empty();
}

// Tests 8 bytes at once: are all of them printable ASCII or SP?
static bool arePrintable(const char* bytes) {
  const unsigned long kOnes = ~0UL / 255;
  const unsigned long kHighs = kOnes * 128;
  unsigned long word;
  std::memcpy(&word, bytes, sizeof word);
  unsigned long noControl = (word - kOnes * 0x20) | (word + kOnes);
  return ((noControl | word) & kHighs) == 0;
}

bool isFieldValue(const Slice& value) {
  const char* at = value.begin();
  while (at != value.end()) {
    if (static_cast<std::size_t>(value.end() - at) >= sizeof(unsigned long) && arePrintable(at))
      at += sizeof(unsigned long);
    else if (isFieldValueChar(*at))
      ++at;
    else
      return false;
  }
  return true;
}
