#include "sessions/SessionId.hpp"

#include <cstring>

SessionId::SessionId() { std::memset(digits_, '-', kDigits); }

SessionId::SessionId(const unsigned char* bytes) {
  static const char kHex[] = "0123456789abcdef";
  for (std::size_t i = 0; i < kBytes; ++i) {
    digits_[2 * i] = kHex[bytes[i] >> 4];
    digits_[2 * i + 1] = kHex[bytes[i] & 15];
  }
}

bool SessionId::parse(const Slice& text, SessionId& id) {
  if (text.size() != kDigits) return false;
  for (std::size_t i = 0; i < kDigits; ++i) {
    bool isDigit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (!isDigit) return false;
  }
  std::memcpy(id.digits_, text.data(), kDigits);
  return true;
}
