#ifndef DEFLATE_HUFFMANCODE_HPP
#define DEFLATE_HUFFMANCODE_HPP

// A prefix code of at most kMost symbols with the canonical codes of RFC 1951 3.2.2. The bits of a
// code are reversed, because deflate writes them with the first one lowest.
class HuffmanCode {
 public:
  enum { kMost = 288, kLongest = 15 };

  HuffmanCode();

  // Makes the best code whose codes have at most `longest` bits. Symbols that do not occur get no
  // code. At least two symbols get one, because some decoders refuse a code of one symbol.
  // REQUIRES: 2 <= count <= kMost, and count <= 2^longest
  void build(const unsigned* frequencies, unsigned count, unsigned longest);
  // Makes the code of these lengths. REQUIRES: such a code exists.
  void assign(const unsigned char* lengths, unsigned count);

  // The length of a symbol's code is 0 if it has none.
  unsigned length(unsigned symbol) const { return lengths_[symbol]; }
  unsigned bits(unsigned symbol) const { return bits_[symbol]; }
  const unsigned char* lengths() const { return lengths_; }

 private:
  void makeBits(unsigned count);

  unsigned char lengths_[kMost];
  unsigned short bits_[kMost];
};

#endif
