#include "deflate/CodeHeader.hpp"

#include <algorithm>
#include <cstring>

// The order in which the lengths of the run-length symbols are written; the last ones are rare.
static const unsigned char kOrder[] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                       11, 4,  12, 3, 13, 2, 14, 1, 15};

static unsigned extraBits(unsigned symbol) {
  return symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
}

CodeHeader::CodeHeader() : literalCount_(0), distanceCount_(0), count_(0), size_(0) {}

void CodeHeader::describe(const HuffmanCode& literals, const HuffmanCode& distances) {
  count_ = 0;
  std::memset(frequencies_, 0, sizeof frequencies_);
  const unsigned total = collect(literals, distances);
  for (unsigned i = 0; i < total;) {
    unsigned end = i + 1;
    while (end < total && lengths_[end] == lengths_[i])
      ++end;
    addRun(lengths_[i], end - i);
    i = end;
  }
  code_.build(frequencies_, kSymbols, 7);
  measure();
}

// Copies the lengths of both codes up to the last symbol that has one.
unsigned CodeHeader::collect(const HuffmanCode& literals, const HuffmanCode& distances) {
  literalCount_ = SymbolCodes::kLiterals;
  while (literals.length(literalCount_ - 1) == 0)
    --literalCount_;
  distanceCount_ = SymbolCodes::kDistances;
  while (distances.length(distanceCount_ - 1) == 0)
    --distanceCount_;
  std::memcpy(lengths_, literals.lengths(), literalCount_);
  std::memcpy(lengths_ + literalCount_, distances.lengths(), distanceCount_);
  return literalCount_ + distanceCount_;
}

void CodeHeader::addRun(unsigned length, unsigned count) {
  if (length == 0)
    addZeros(count);
  else
    addRepeats(length, count);
}

void CodeHeader::addZeros(unsigned count) {
  while (count >= 3) {
    const unsigned run = std::min(count, 138u);
    if (run <= 10)
      add(kShortZeros, run - 3);
    else
      add(kLongZeros, run - 11);
    count -= run;
  }
  for (; count > 0; --count)
    add(0);
}

void CodeHeader::addRepeats(unsigned length, unsigned count) {
  add(length);
  --count;
  while (count >= 3) {
    const unsigned run = std::min(count, 6u);
    add(kRepeat, run - 3);
    count -= run;
  }
  for (; count > 0; --count)
    add(length);
}

void CodeHeader::add(unsigned symbol, unsigned extra) {
  symbols_[count_] = static_cast<unsigned char>(symbol);
  extras_[count_++] = static_cast<unsigned char>(extra);
  ++frequencies_[symbol];
}

// How many lengths of the run-length code are written.
unsigned CodeHeader::sent() const {
  unsigned sent = kSymbols;
  while (sent > 4 && code_.length(kOrder[sent - 1]) == 0)
    --sent;
  return sent;
}

void CodeHeader::measure() {
  size_ = 5 + 5 + 4 + 3 * sent();
  for (unsigned symbol = 0; symbol < kSymbols; ++symbol)
    size_ += static_cast<unsigned long>(frequencies_[symbol]) *
             (code_.length(symbol) + extraBits(symbol));
}

void CodeHeader::write(BitWriter& bits) const {
  const unsigned lengths = sent();
  bits.put(literalCount_ - 257, 5);
  bits.put(distanceCount_ - 1, 5);
  bits.put(lengths - 4, 4);
  for (unsigned i = 0; i < lengths; ++i)
    bits.put(code_.length(kOrder[i]), 3);
  for (unsigned i = 0; i < count_; ++i) {
    bits.put(code_.bits(symbols_[i]), code_.length(symbols_[i]));
    bits.put(extras_[i], extraBits(symbols_[i]));
  }
}
