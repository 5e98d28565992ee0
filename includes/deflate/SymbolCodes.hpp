#ifndef DEFLATE_SYMBOLCODES_HPP
#define DEFLATE_SYMBOLCODES_HPP

// The alphabets of RFC 1951 3.2.5. Literals are 0 to 255; a match is a length symbol and a distance
// symbol, each followed by extra bits that tell how far it is above the base of its symbol.
struct SymbolCodes {
  enum { kEndOfBlock = 256, kFirstLength = 257, kLiterals = 286, kDistances = 30 };

  // Returns the tables, which are made at the first call.
  static const SymbolCodes& tables();

  unsigned lengthSymbol(unsigned length) const { return kFirstLength + lengthCode[length - 3]; }
  unsigned distanceSymbol(unsigned distance) const {
    return distance <= 256 ? nearCode[distance - 1] : farCode[(distance - 1) >> 7];
  }
  // The extra bits of a symbol below kLiterals.
  unsigned literalExtra(unsigned symbol) const {
    return symbol < kFirstLength ? 0 : lengthExtra[symbol - kFirstLength];
  }

  unsigned short lengthBase[kLiterals - kFirstLength];
  unsigned char lengthExtra[kLiterals - kFirstLength];
  unsigned short distanceBase[kDistances];
  unsigned char distanceExtra[kDistances];

 private:
  SymbolCodes();
  void makeLengths();
  void makeDistances();

  unsigned char lengthCode[256];
  // The codes of the distances up to 256, and those of larger ones by 128.
  unsigned char nearCode[256];
  unsigned char farCode[256];
};

#endif
