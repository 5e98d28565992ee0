#include "deflate/SymbolBuffer.hpp"

#include <cstring>

void SymbolBuffer::clear() {
  count_ = 0;
  covered_ = 0;
  std::memset(literals_, 0, sizeof literals_);
  std::memset(distances_, 0, sizeof distances_);
  literals_[SymbolCodes::kEndOfBlock] = 1;
}
