#ifndef REGEX_BYTESET_HPP
#define REGEX_BYTESET_HPP

// A set of bytes. A test is one look-up in a table of 256 bits.
class ByteSet {
 public:
  ByteSet() {
    for (int i = 0; i < kWords; ++i)
      words_[i] = 0;
  }

  void add(unsigned byte) { words_[byte / 32] |= 1u << byte % 32; }
  void add(unsigned first, unsigned last) {
    for (unsigned byte = first; byte <= last; ++byte)
      add(byte);
  }
  void add(const ByteSet& other) {
    for (int i = 0; i < kWords; ++i)
      words_[i] |= other.words_[i];
  }

  bool has(unsigned byte) const { return (words_[byte / 32] >> byte % 32 & 1) != 0; }
  bool intersects(const ByteSet& other) const {
    for (int i = 0; i < kWords; ++i)
      if ((words_[i] & other.words_[i]) != 0) return true;
    return false;
  }
  int size() const {
    int count = 0;
    for (unsigned byte = 0; byte < 256; ++byte)
      count += has(byte);
    return count;
  }
  // Returns the smallest byte of the set. REQUIRES: size() > 0
  unsigned front() const {
    unsigned byte = 0;
    while (!has(byte))
      ++byte;
    return byte;
  }
  // Any order that a map can use.
  bool operator<(const ByteSet& other) const {
    for (int i = 0; i < kWords; ++i)
      if (words_[i] != other.words_[i]) return words_[i] < other.words_[i];
    return false;
  }

 private:
  enum { kWords = 8 };

  unsigned words_[kWords];
};

#endif
