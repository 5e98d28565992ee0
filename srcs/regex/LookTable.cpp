#include "regex/LookTable.hpp"

// There is one position more than there are bytes.
void LookTable::reserve(std::size_t looks, std::size_t size) {
  words_.reserve(looks * (size / kBits + 1));
}

void LookTable::prepare(std::size_t looks, std::size_t size) {
  wordsEach_ = size / kBits + 1;
  words_.assign(looks * wordsEach_, 0);
}
