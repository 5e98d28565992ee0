#ifndef HTTP_CHUNKLINE_HPP
#define HTTP_CHUNKLINE_HPP

#include <sys/types.h>

#include <cstddef>

#include "http/HttpError.hpp"

// Parses the line before a chunk's data, its size and extensions (RFC 9112 7.1), byte by byte. It
// is stricter than the grammar in one point: no blank may stand between the size and the first ';'.
class ChunkLine {
 public:
  enum Result { kMore, kDone, kBad };
  enum {
    kMostDigits = 16,
    kMostExtensionBytes = 256  // per chunk; a signature of AWS takes 85
  };

  ChunkLine() { reset(); }
  void reset();
  // Feeds one byte. REQUIRES: the last result was kMore, or reset() was called.
  Result feed(char c);

  // After kDone: the size of the chunk.
  off_t size() const { return size_; }
  // Returns the number of bytes fed since reset().
  std::size_t length() const { return length_; }
  // After kBad: what is wrong.
  const HttpError& error() const { return error_; }

 private:
  enum State {
    kSize,
    kNameBegin,
    kName,
    kNameBlank,
    kValueBegin,
    kValue,
    kValueBlank,
    kQuoted,
    kEscaped,
    kQuotedEnd,
    kLineFeed
  };

  Result fail(const HttpError& error);
  Result feedSize(char c);
  Result feedExtension(char c);
  Result feedQuoted(char c);
  // Handles a byte behind a name or a value. `blank` is the state that a blank leads to.
  bool endsItem(char c, State blank);

  State state_;
  off_t size_;
  std::size_t length_;
  std::size_t digits_;
  HttpError error_;
};

#endif
