#ifndef HTTP_CHUNKLINE_HPP
#define HTTP_CHUNKLINE_HPP

#include <sys/types.h>

#include <cstddef>

#include "http/HttpError.hpp"

// The line before a chunk's data, size and extensions (RFC 9112 7.1), read byte by byte. Stricter
// than the grammar in one thing: between the size and the first ';' there is no blank.
class ChunkLine {
 public:
  enum Result { kMore, kDone, kBad };
  enum {
    kMostDigits = 16,
    kMostExtensionBytes = 256  // of one chunk; a signature of AWS's takes 85
  };

  ChunkLine() { reset(); }
  void reset();
  // Not to be called after kDone or kBad, but for reset().
  Result feed(char c);

  // After kDone.
  off_t size() const { return size_; }
  // Bytes fed since reset().
  std::size_t length() const { return length_; }
  // After kBad.
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
  // Behind a name or a value: what may follow both. `blank` is where a blank leads to.
  bool endsItem(char c, State blank);

  State state_;
  off_t size_;
  std::size_t length_;
  std::size_t digits_;
  HttpError error_;
};

#endif
