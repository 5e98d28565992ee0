#ifndef HTTP_BODYDECODER_HPP
#define HTTP_BODYDECODER_HPP

#include <sys/types.h>

#include <cstddef>

#include "base/Slice.hpp"
#include "http/BodySink.hpp"
#include "http/ChunkLine.hpp"
#include "http/HttpError.hpp"
#include "http/Request.hpp"
#include "http/TrailerSection.hpp"

// Takes a request body out of its framing, Content-Length or chunked (RFC 9112 6-7), and pushes
// it into a sink, piece by piece as it arrives: nothing is held here.
class BodyDecoder {
 public:
  enum Result {
    kMore,  // all bytes were used; the body goes on
    kDone,  // the body is whole, its framing and trailers too
    kFull,  // the sink takes no more for now
    kBad    // error() says why; what follows on the connection is lost
  };

  BodyDecoder() { reset(); }
  void reset();
  // The body that `request` declares, of at most `maxSize` bytes (0: no limit; more is 413).
  // `maxTrailers` bounds the bytes of trailer fields.
  void start(const Request& request, off_t maxSize, std::size_t maxTrailers);

  // Reads from the front of `bytes` and tells in `used` how many were dealt with; the caller
  // gives the rest again, followed by what has come since.
  Result decode(const Slice& bytes, BodySink& sink, std::size_t& used);

  // After kBad: 400 (framing), 413 (too large), 431 (trailers too large), or the sink's own.
  const HttpError& error() const { return error_; }
  // Bytes of body pushed so far.
  off_t received() const { return received_; }

 private:
  enum State { kData, kDataCr, kDataLf, kChunkLine, kTrailers, kWhole };

  Result fail(const HttpError& error);
  Result pushData(const Slice& bytes, BodySink& sink, std::size_t& used);
  Result takeFraming(char c);
  Result takeChunkLine(char c);
  Result takeTrailer(char c);
  Result beginChunk();

  State state_;
  bool isChunked_;
  off_t maxSize_;    // 0: no limit
  off_t remaining_;  // of the body, or of the chunk
  off_t received_;
  off_t overhead_;  // bytes spent on the framing of chunks
  ChunkLine line_;
  TrailerSection trailers_;
  HttpError error_;
};

#endif
