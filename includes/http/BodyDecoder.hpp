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

// Removes the framing of a request body, Content-Length or chunked (RFC 9112 6-7), and pushes the
// data into a sink as it arrives. The decoder itself buffers nothing.
class BodyDecoder {
 public:
  enum Result {
    kMore,  // all bytes were used and the body continues
    kDone,  // the body is complete, with its framing and trailers
    kFull,  // the sink takes no more at present
    kBad    // error() says why; the position of the next request is unknown
  };

  BodyDecoder() { reset(); }
  void reset();
  // Prepares for the body that `request` announces. A body of more than `maxSize` bytes is a 413; 0
  // means no limit. `maxTrailers` limits the bytes of the trailer fields.
  void start(const Request& request, off_t maxSize, std::size_t maxTrailers);
  // Prepares for a chunked body of any size.
  void startChunked(std::size_t maxTrailers);

  // Decodes from the front of `bytes` and sets `used` to the number of bytes consumed. The caller
  // passes the rest again, followed by what has arrived since.
  Result decode(const Slice& bytes, BodySink& sink, std::size_t& used);

  // After kBad: 400 for bad framing, 413 for a body that is too large, 431 for trailers that are
  // too large, or the error of the sink.
  const HttpError& error() const { return error_; }
  // Returns the number of body bytes pushed so far.
  off_t received() const { return received_; }

 private:
  enum State { kData, kDataCr, kDataLf, kChunkLine, kTrailers, kWhole };

  void expectChunks(std::size_t maxTrailers);
  Result fail(const HttpError& error);
  Result pushData(const Slice& bytes, BodySink& sink, std::size_t& used);
  Result takeFraming(char c);
  Result takeChunkLine(char c);
  Result takeTrailer(char c);
  Result beginChunk();

  State state_;
  bool isChunked_;
  off_t maxSize_;    // 0 for no limit
  off_t remaining_;  // bytes left of the body, or of the chunk
  off_t received_;
  off_t overhead_;  // bytes of chunk framing so far
  ChunkLine line_;
  TrailerSection trailers_;
  HttpError error_;
};

#endif
