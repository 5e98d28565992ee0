#ifndef DEFLATE_SYMBOLBUFFER_HPP
#define DEFLATE_SYMBOLBUFFER_HPP

#include <cstddef>

#include "deflate/MatchFinder.hpp"
#include "deflate/SymbolCodes.hpp"

// The literals and matches of one block, and how often each symbol occurs.
class SymbolBuffer {
 public:
  enum { kMost = 16383 };

  // One symbol: a literal, whose distance is 0, or a match.
  struct Symbol {
    unsigned short length;  // or the literal
    unsigned short distance;
  };

  SymbolBuffer() : codes_(SymbolCodes::tables()) { clear(); }
  void clear();

  // REQUIRES: !isFull()
  void addLiteral(unsigned char byte);
  void addMatch(const Match& match);

  bool isFull() const { return count_ == kMost; }
  bool empty() const { return count_ == 0; }
  unsigned count() const { return count_; }
  // REQUIRES: i < count()
  const Symbol& operator[](unsigned i) const { return symbols_[i]; }
  // How many bytes of the input the symbols stand for.
  std::size_t covered() const { return covered_; }

  // The frequencies; that of the end of the block is 1.
  const unsigned* literals() const { return literals_; }
  const unsigned* distances() const { return distances_; }

 private:
  SymbolBuffer(const SymbolBuffer&);
  SymbolBuffer& operator=(const SymbolBuffer&);

  const SymbolCodes& codes_;
  unsigned count_;
  std::size_t covered_;
  unsigned literals_[SymbolCodes::kLiterals];
  unsigned distances_[SymbolCodes::kDistances];
  Symbol symbols_[kMost];
};

inline void SymbolBuffer::addLiteral(unsigned char byte) {
  Symbol& symbol = symbols_[count_++];
  symbol.length = byte;
  symbol.distance = 0;
  ++literals_[byte];
  ++covered_;
}

inline void SymbolBuffer::addMatch(const Match& match) {
  Symbol& symbol = symbols_[count_++];
  symbol.length = static_cast<unsigned short>(match.length);
  symbol.distance = static_cast<unsigned short>(match.distance);
  ++literals_[codes_.lengthSymbol(match.length)];
  ++distances_[codes_.distanceSymbol(match.distance)];
  covered_ += match.length;
}

#endif
