#include "deflate/GzipEncoder.hpp"

#include "base/Crc32.hpp"

GzipEncoder::GzipEncoder() : writer_(bits_), parser_(finder_, symbols_) { start(1); }

void GzipEncoder::start(int level) {
  level_ = level;
  state_ = kHead;
  isDirty_ = false;
  checksum_ = taken_ = written_ = 0;
  bits_.clear();
  writer_.clear();
  symbols_.clear();
  finder_.start(EncoderLevel::of(level));
  parser_.start(EncoderLevel::of(level));
}

std::size_t GzipEncoder::encode(Slice& input, Flush flush, char* out, std::size_t capacity) {
  std::size_t count = 0;
  do
    count += bits_.drain(out + count, capacity - count);
  while (bits_.empty() && advance(input, flush));
  written_ += count;
  return count;
}

// Does a step that adds at most BitWriter::kCapacity bytes to bits_, which must be empty. Returns
// false if there is nothing to do.
bool GzipEncoder::advance(Slice& input, Flush flush) {
  if (state_ == kEnded) return false;
  if (state_ == kHead)
    writeHead();
  else if (!writer_.isIdle())
    writeBlock();
  else if (state_ == kLastBlock)
    writeTail();
  else
    return advanceBody(input, flush);
  return true;
}

bool GzipEncoder::advanceBody(Slice& input, Flush flush) {
  parse(input, flush);
  if (!symbols_.isFull() && !input.empty()) return true;
  return (symbols_.isFull() || flush != kNone) && endBlock(flush);
}

void GzipEncoder::parse(Slice& input, Flush flush) {
  const Slice taken = finder_.fill(input);
  if (!taken.empty()) isDirty_ = true;
  checksum_ = crc32(taken, checksum_);
  taken_ += taken.size();
  if (input.empty() && flush != kNone)
    parser_.parseAll();
  else
    parser_.parse();
}

bool GzipEncoder::endBlock(Flush flush) {
  const bool isLast = flush == kFinish && parser_.isEmpty();
  if (!symbols_.empty() || isLast)
    writer_.begin(symbols_, parser_.covered(), isLast);
  else if (isDirty_)
    writer_.writeMarker(), isDirty_ = false;
  else
    return false;
  if (isLast) state_ = kLastBlock;
  return true;
}

void GzipEncoder::writeBlock() {
  writer_.write();
  if (writer_.isIdle()) symbols_.clear();
}

// The two fields that vary are the time of a file, which is not told, and how hard the encoder
// tried. 3 is Unix (RFC 1952 2.3.1).
void GzipEncoder::writeHead() {
  const unsigned effort = level_ == EncoderLevel::kLowest    ? 4
                          : level_ == EncoderLevel::kHighest ? 2
                                                             : 0;
  bits_.put(0x00088b1f, 32);
  bits_.put(0, 32);
  bits_.put(effort | 3 << 8, 16);
  bits_.align();
  state_ = kBody;
}

void GzipEncoder::writeTail() {
  bits_.align();
  bits_.put(checksum_, 32);
  bits_.put(taken_ & 0xffffffff, 32);
  state_ = kEnded;
}
