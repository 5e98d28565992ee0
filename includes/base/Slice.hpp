#ifndef BASE_SLICE_HPP
#define BASE_SLICE_HPP

#include <cstddef>
#include <cstring>
#include <string>

// A pointer and a length: bytes that another object owns. It is cheap to copy, may hold any byte
// including NUL, and is valid until the next non-const call on the owner.
class Slice {
 public:
  static const std::size_t npos = static_cast<std::size_t>(-1);

  Slice() : data_(""), size_(0) {}
  Slice(const char* data, std::size_t size) : data_(data), size_(size) {}
  Slice(const char* text) : data_(text), size_(std::strlen(text)) {}
  Slice(const std::string& text) : data_(text.data()), size_(text.size()) {}

  const char* data() const { return data_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const char* begin() const { return data_; }
  const char* end() const { return data_ + size_; }
  // REQUIRES: i < size()
  char operator[](std::size_t i) const { return data_[i]; }
  // REQUIRES: !empty()
  char back() const { return data_[size_ - 1]; }

  // Return the bytes from `position` on, at most `count` of them. Both are clipped at the end.
  Slice from(std::size_t position) const;
  Slice sub(std::size_t position, std::size_t count) const;
  // REQUIRES: count <= size()
  void removePrefix(std::size_t count) {
    data_ += count;
    size_ -= count;
  }

  bool startsWith(const Slice& prefix) const;
  bool endsWith(const Slice& suffix) const;
  // Return the first position of `c` at or after `start`, or the last position of `c`; npos if
  // there is none.
  std::size_t find(char c, std::size_t start = 0) const;
  std::size_t findLast(char c) const;
  // Returns the bytes without the spaces and tabs at both ends (OWS, RFC 9110 5.6.3).
  Slice trimmed() const;
  // Returns less than, equal to or greater than 0, as memcmp does.
  int compare(const Slice& other) const;

  std::string str() const { return std::string(data_, size_); }
  void appendTo(std::string& text) const { text.append(data_, size_); }

 private:
  const char* data_;
  std::size_t size_;
};

inline bool operator==(const Slice& a, const Slice& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0;
}
inline bool operator!=(const Slice& a, const Slice& b) { return !(a == b); }
inline bool operator<(const Slice& a, const Slice& b) { return a.compare(b) < 0; }

// Changes ASCII letters only, whatever the locale.
char toLower(char c);
// Returns the text with its ASCII letters in lower case.
std::string inLowerCase(const Slice& text);
bool equalsIgnoreCase(const Slice& a, const Slice& b);

#endif
