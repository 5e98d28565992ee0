#include "deflate/BlockWriter.hpp"

#include <algorithm>
#include <cstring>

BlockWriter::BlockWriter(BitWriter& bits)
    : bits_(bits),
      codes_(SymbolCodes::tables()),
      state_(kIdle),
      symbols_(0),
      next_(0),
      literalCode_(0),
      distanceCode_(0) {
  unsigned char lengths[HuffmanCode::kMost];
  std::memset(lengths, 8, sizeof lengths);
  std::memset(lengths + 144, 9, 256 - 144);
  std::memset(lengths + 256, 7, 280 - 256);
  fixedLiterals_.assign(lengths, HuffmanCode::kMost);
  std::memset(lengths, 5, 32);
  fixedDistances_.assign(lengths, 32);
}

// Returns how many bits the symbols take, without the header of the block.
unsigned long BlockWriter::cost(const HuffmanCode& literals, const HuffmanCode& distances) const {
  unsigned long bits = 0;
  for (unsigned i = 0; i < SymbolCodes::kLiterals; ++i)
    bits += static_cast<unsigned long>(symbols_->literals()[i]) *
            (literals.length(i) + codes_.literalExtra(i));
  for (unsigned i = 0; i < SymbolCodes::kDistances; ++i)
    bits += static_cast<unsigned long>(symbols_->distances()[i]) *
            (distances.length(i) + codes_.distanceExtra[i]);
  return bits;
}

void BlockWriter::begin(const SymbolBuffer& symbols, const Slice& bytes, bool isLast) {
  symbols_ = &symbols;
  next_ = 0;
  literals_.build(symbols.literals(), SymbolCodes::kLiterals, HuffmanCode::kLongest);
  distances_.build(symbols.distances(), SymbolCodes::kDistances, HuffmanCode::kLongest);
  header_.describe(literals_, distances_);
  const unsigned long fixed = cost(fixedLiterals_, fixedDistances_);
  const unsigned long dynamic = cost(literals_, distances_) + header_.size();
  const bool isKnown = bytes.size() == symbols.covered() && bytes.size() <= 0xffff;
  if (isKnown && bytes.size() * 8 + 32 <= std::min(fixed, dynamic))
    return beginStored(bytes, isLast);

  const Form form = fixed <= dynamic ? kFixedForm : kDynamicForm;
  literalCode_ = form == kFixedForm ? &fixedLiterals_ : &literals_;
  distanceCode_ = form == kFixedForm ? &fixedDistances_ : &distances_;
  bits_.put((isLast ? 1 : 0) | form << 1, 3);
  if (form == kDynamicForm) header_.write(bits_);
  state_ = kSymbols;
}

void BlockWriter::beginStored(const Slice& bytes, bool isLast) {
  const unsigned size = static_cast<unsigned>(bytes.size());
  bits_.put((isLast ? 1 : 0) | kStoredForm << 1, 3);
  bits_.align();
  bits_.put(size, 16);
  bits_.put(~size & 0xffff, 16);
  stored_ = bytes;
  state_ = kStored;
}

void BlockWriter::writeMarker() {
  beginStored(Slice(), false);
  state_ = kIdle;
}

void BlockWriter::write() {
  if (state_ == kSymbols) writeSymbols();
  if (state_ == kStored) writeStored();
}

void BlockWriter::writeSymbols() {
  const HuffmanCode& literals = *literalCode_;
  const HuffmanCode& distances = *distanceCode_;
  for (; next_ < symbols_->count() && bits_.room() >= 16; ++next_) {
    const SymbolBuffer::Symbol& symbol = (*symbols_)[next_];
    if (symbol.distance == 0) {
      bits_.put(literals.bits(symbol.length), literals.length(symbol.length));
      continue;
    }
    const unsigned length = codes_.lengthSymbol(symbol.length);
    const unsigned code = length - SymbolCodes::kFirstLength;
    bits_.put(literals.bits(length), literals.length(length));
    bits_.put(symbol.length - codes_.lengthBase[code], codes_.lengthExtra[code]);
    const unsigned distance = codes_.distanceSymbol(symbol.distance);
    bits_.put(distances.bits(distance), distances.length(distance));
    bits_.put(symbol.distance - codes_.distanceBase[distance], codes_.distanceExtra[distance]);
  }
  if (next_ < symbols_->count() || bits_.room() < 16) return;
  bits_.put(literals.bits(SymbolCodes::kEndOfBlock), literals.length(SymbolCodes::kEndOfBlock));
  state_ = kIdle;
}

void BlockWriter::writeStored() {
  const std::size_t room = bits_.room();
  if (room <= 8) return;
  const Slice piece = stored_.sub(0, room - 8);
  bits_.append(piece);
  stored_.removePrefix(piece.size());
  if (stored_.empty()) state_ = kIdle;
}
