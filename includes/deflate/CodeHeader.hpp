#ifndef DEFLATE_CODEHEADER_HPP
#define DEFLATE_CODEHEADER_HPP

#include "deflate/BitWriter.hpp"
#include "deflate/HuffmanCode.hpp"
#include "deflate/SymbolCodes.hpp"

// The head of a dynamic block: the lengths of its two codes, run-length coded and then Huffman
// coded (RFC 1951 3.2.7).
class CodeHeader {
 public:
  // The most bytes that a header takes.
  enum { kLargest = 512 };

  CodeHeader();

  // Describes the codes of a block.
  void describe(const HuffmanCode& literals, const HuffmanCode& distances);
  // How many bits write() writes.
  unsigned long size() const { return size_; }
  // REQUIRES: bits.room() >= kLargest
  void write(BitWriter& bits) const;

 private:
  enum { kSymbols = 19, kLengths = SymbolCodes::kLiterals + SymbolCodes::kDistances };
  enum { kRepeat = 16, kShortZeros = 17, kLongZeros = 18 };

  CodeHeader(const CodeHeader&);
  CodeHeader& operator=(const CodeHeader&);

  unsigned collect(const HuffmanCode& literals, const HuffmanCode& distances);
  void addRun(unsigned length, unsigned count);
  void addZeros(unsigned count);
  void addRepeats(unsigned length, unsigned count);
  void add(unsigned symbol, unsigned extra = 0);
  void measure();
  unsigned sent() const;

  unsigned literalCount_;
  unsigned distanceCount_;
  unsigned char lengths_[kLengths];
  // The run-length symbols and their extra bits.
  unsigned count_;
  unsigned char symbols_[kLengths];
  unsigned char extras_[kLengths];
  unsigned frequencies_[kSymbols];
  HuffmanCode code_;
  unsigned long size_;
};

#endif
