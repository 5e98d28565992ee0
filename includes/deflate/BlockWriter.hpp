#ifndef DEFLATE_BLOCKWRITER_HPP
#define DEFLATE_BLOCKWRITER_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "deflate/BitWriter.hpp"
#include "deflate/CodeHeader.hpp"
#include "deflate/HuffmanCode.hpp"
#include "deflate/SymbolBuffer.hpp"

// Writes the blocks of a deflate stream (RFC 1951 3.2.3), each in the form that is shortest:
// stored, with the fixed codes, or with codes of its own. A block is written in pieces, as there is
// room.
//
//     kIdle --begin()--> kSymbols or kStored --write()--> kIdle
class BlockWriter {
 public:
  // Keeps a reference; the object must outlive this one.
  explicit BlockWriter(BitWriter& bits);
  void clear() { state_ = kIdle; }

  // Begins a block of these symbols, which must not change until the block is written. `bytes` is
  // what they stand for, or shorter if that is not known any more; then the block is not stored.
  // REQUIRES: isIdle(), bits.room() >= kHeadRoom
  void begin(const SymbolBuffer& symbols, const Slice& bytes, bool isLast);
  // Writes an empty stored block, after which the stream is at the boundary of a byte.
  // REQUIRES: isIdle(), bits.room() >= kHeadRoom
  void writeMarker();
  // Writes as much of the block as there is room for.
  void write();
  bool isIdle() const { return state_ == kIdle; }

  enum { kHeadRoom = CodeHeader::kLargest + 16 };

 private:
  enum State { kIdle, kSymbols, kStored };
  enum Form { kStoredForm = 0, kFixedForm = 1, kDynamicForm = 2 };

  BlockWriter(const BlockWriter&);
  BlockWriter& operator=(const BlockWriter&);

  unsigned long cost(const HuffmanCode& literals, const HuffmanCode& distances) const;
  void beginStored(const Slice& bytes, bool isLast);
  void writeSymbols();
  void writeStored();

  BitWriter& bits_;
  const SymbolCodes& codes_;
  HuffmanCode fixedLiterals_;
  HuffmanCode fixedDistances_;
  HuffmanCode literals_;
  HuffmanCode distances_;
  CodeHeader header_;

  State state_;
  // While kSymbols: the block, the symbol to be written next, and the codes in use.
  const SymbolBuffer* symbols_;
  unsigned next_;
  const HuffmanCode* literalCode_;
  const HuffmanCode* distanceCode_;
  // While kStored: what is still to be written.
  Slice stored_;
};

#endif
