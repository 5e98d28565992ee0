#include "base/Slice.hpp"

const std::size_t Slice::npos;

Slice Slice::from(std::size_t position) const {
  return position < size_ ? Slice(data_ + position, size_ - position) : Slice(data_ + size_, 0);
}

Slice Slice::sub(std::size_t position, std::size_t count) const {
  Slice rest = from(position);
  return Slice(rest.data_, count < rest.size_ ? count : rest.size_);
}

bool Slice::startsWith(const Slice& prefix) const {
  return size_ >= prefix.size_ && std::memcmp(data_, prefix.data_, prefix.size_) == 0;
}

bool Slice::endsWith(const Slice& suffix) const {
  return size_ >= suffix.size_ &&
         std::memcmp(data_ + size_ - suffix.size_, suffix.data_, suffix.size_) == 0;
}

std::size_t Slice::find(char c, std::size_t start) const {
  if (start >= size_) return npos;
  const void* found = std::memchr(data_ + start, c, size_ - start);
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - data_) : npos;
}

std::size_t Slice::findLast(char c) const {
  for (std::size_t i = size_; i > 0; --i)
    if (data_[i - 1] == c) return i - 1;
  return npos;
}

static bool isBlank(char c) { return c == ' ' || c == '\t'; }

Slice Slice::trimmed() const {
  std::size_t first = 0;
  std::size_t last = size_;
  while (first < last && isBlank(data_[first]))
    ++first;
  while (last > first && isBlank(data_[last - 1]))
    --last;
  return Slice(data_ + first, last - first);
}

int Slice::compare(const Slice& other) const {
  std::size_t common = size_ < other.size_ ? size_ : other.size_;
  int order = std::memcmp(data_, other.data_, common);
  if (order != 0) return order;
  return size_ == other.size_ ? 0 : (size_ < other.size_ ? -1 : 1);
}

char toLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string inLowerCase(const Slice& text) {
  std::string lower = text.str();
  for (std::size_t i = 0; i < lower.size(); ++i)
    lower[i] = toLower(lower[i]);
  return lower;
}

bool equalsIgnoreCase(const Slice& a, const Slice& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (toLower(a[i]) != toLower(b[i])) return false;
  return true;
}
