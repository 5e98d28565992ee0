#ifndef DEFLATE_GZIPENCODER_HPP
#define DEFLATE_GZIPENCODER_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "deflate/BitWriter.hpp"
#include "deflate/BlockWriter.hpp"
#include "deflate/MatchFinder.hpp"
#include "deflate/MatchParser.hpp"
#include "deflate/SymbolBuffer.hpp"

// Compresses a stream of bytes to the gzip format (RFC 1952). The object takes about 270 KiB and
// allocates nothing; start() makes it ready for another stream.
//
//     kHead --> kBody --kFinish--> kLastBlock --> kEnded
class GzipEncoder {
 public:
  enum Flush {
    kNone,   // output comes when there is enough of it for a block
    kSync,   // all that was taken can be decoded from the output
    kFinish  // the stream ends
  };

  GzipEncoder();

  // Begins a new stream with a level from 1, the fastest, to 9, the best.
  void start(int level);

  // Takes bytes from the front of `input`, writes at most `capacity` bytes to `out` and returns
  // their number. If isDone() is false afterwards, call it again with the rest of the input and the
  // same `flush`. After kFinish, the input must be empty.
  std::size_t encode(Slice& input, Flush flush, char* out, std::size_t capacity);
  // Returns true if the last encode() took all its input and wrote all that it had to write.
  bool isDone() const { return bits_.empty(); }

  // How many bytes the encoder has taken and written since start().
  unsigned long taken() const { return taken_; }
  unsigned long written() const { return written_; }

 private:
  enum State { kHead, kBody, kLastBlock, kEnded };

  GzipEncoder(const GzipEncoder&);
  GzipEncoder& operator=(const GzipEncoder&);

  bool advance(Slice& input, Flush flush);
  bool advanceBody(Slice& input, Flush flush);
  void parse(Slice& input, Flush flush);
  bool endBlock(Flush flush);
  void writeHead();
  void writeBlock();
  void writeTail();

  int level_;
  State state_;
  // Whether bytes were taken since the last marker of a sync flush.
  bool isDirty_;
  unsigned long checksum_;
  unsigned long taken_;
  unsigned long written_;
  BitWriter bits_;
  BlockWriter writer_;
  SymbolBuffer symbols_;
  MatchFinder finder_;
  MatchParser parser_;
};

#endif
