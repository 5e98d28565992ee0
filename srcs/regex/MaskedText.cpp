#include "regex/MaskedText.hpp"

#include <cstring>

static const unsigned kCaseBit = 0x20;

void MaskedText::append(unsigned byte, unsigned mask) {
  bytes_ += static_cast<char>(byte);
  masks_ += static_cast<char>(mask);
  hasMasks_ = hasMasks_ || mask != 0;
}

bool MaskedText::append(const ByteSet& set) {
  const int size = set.size();
  if (size != 1 && size != 2) return false;
  const unsigned first = set.front();
  const bool isPair = first >= 'A' && first <= 'Z' && set.has(first | kCaseBit);
  if (size == 2 && !isPair) return false;
  append(size == 2 ? first | kCaseBit : first, size == 2 ? kCaseBit : 0);
  return true;
}

bool MaskedText::isAt(const Slice& text, std::size_t position) const {
  const std::size_t count = bytes_.size();
  if (position > text.size() || count > text.size() - position) return false;
  const char* at = text.data() + position;
  if (!hasMasks_) return std::memcmp(at, bytes_.data(), count) == 0;
  for (std::size_t i = 0; i < count; ++i)
    if (static_cast<char>(at[i] | masks_[i]) != bytes_[i]) return false;
  return true;
}

bool MaskedText::isIn(const Slice& text) const {
  for (std::size_t at = 0; at + bytes_.size() <= text.size(); ++at) {
    if (masks_[0] == 0) at = text.find(bytes_[0], at);
    if (at == Slice::npos) return false;
    if (isAt(text, at)) return true;
  }
  return false;
}
