#include "deflate/SymbolCodes.hpp"

const SymbolCodes& SymbolCodes::tables() {
  static const SymbolCodes kTables;
  return kTables;
}

SymbolCodes::SymbolCodes() {
  makeLengths();
  makeDistances();
}

// The first eight codes have no extra bits; then each four have one more than the four before.
void SymbolCodes::makeLengths() {
  const unsigned last = kLiterals - kFirstLength - 1;
  unsigned length = 3;
  for (unsigned code = 0; code < last; ++code) {
    const unsigned extra = code < 8 ? 0 : code / 4 - 1;
    lengthBase[code] = static_cast<unsigned short>(length);
    lengthExtra[code] = static_cast<unsigned char>(extra);
    for (unsigned i = 0; i < 1u << extra && length <= 258; ++i, ++length)
      lengthCode[length - 3] = static_cast<unsigned char>(code);
  }
  // 258 has a code of its own.
  lengthBase[last] = 258;
  lengthExtra[last] = 0;
  lengthCode[258 - 3] = static_cast<unsigned char>(last);
}

void SymbolCodes::makeDistances() {
  unsigned distance = 1;
  for (unsigned code = 0; code < kDistances; ++code) {
    const unsigned extra = code < 4 ? 0 : code / 2 - 1;
    distanceBase[code] = static_cast<unsigned short>(distance);
    distanceExtra[code] = static_cast<unsigned char>(extra);
    for (unsigned i = 0; i < 1u << extra; ++i, ++distance) {
      if (distance <= 256)
        nearCode[distance - 1] = static_cast<unsigned char>(code);
      else
        farCode[(distance - 1) >> 7] = static_cast<unsigned char>(code);
    }
  }
}
