#ifndef REGEX_LOOKTABLE_HPP
#define REGEX_LOOKTABLE_HPP

#include <cstddef>
#include <vector>

// Records for each look-around of a pattern at which positions of a text it matches: one bit each.
class LookTable {
 public:
  LookTable() : wordsEach_(0) {}

  // Makes room for a text of `size` bytes, so that prepare() does not allocate.
  void reserve(std::size_t looks, std::size_t size);
  // Clears the table for a text of `size` bytes. It allocates only if there is not enough room, and
  // then it may throw std::bad_alloc.
  void prepare(std::size_t looks, std::size_t size);

  void set(std::size_t look, std::size_t position) {
    words_[look * wordsEach_ + position / kBits] |= 1u << position % kBits;
  }
  bool has(std::size_t look, std::size_t position) const {
    return (words_[look * wordsEach_ + position / kBits] >> position % kBits & 1) != 0;
  }

 private:
  enum { kBits = 32 };

  std::vector<unsigned> words_;
  std::size_t wordsEach_;
};

#endif
