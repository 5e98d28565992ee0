#include "http/BodyDecoder.hpp"

// A chunked body may have this many bytes of framing, and some more for each byte of data. Chunks
// of one byte, with 5 bytes of framing each, pass for ever; padded sizes and extensions around
// almost no data do not.
static const off_t kFreeOverhead = 16384;
static const off_t kOverheadPerByte = 8;
static const off_t kChunkEndSize = 2;

void BodyDecoder::reset() {
  state_ = kWhole;
  isChunked_ = false;
  maxSize_ = remaining_ = received_ = overhead_ = 0;
  error_ = HttpError();
}

void BodyDecoder::start(const Request& request, off_t maxSize, std::size_t maxTrailers) {
  reset();
  maxSize_ = maxSize;
  if (request.isChunked) {
    expectChunks(maxTrailers);
  } else if (request.contentLength > 0) {
    remaining_ = request.contentLength;
    state_ = kData;
    if (maxSize > 0 && remaining_ > maxSize) fail(HttpError(413, "the request body is too large"));
  }
}

void BodyDecoder::startChunked(std::size_t maxTrailers) {
  reset();
  expectChunks(maxTrailers);
}

void BodyDecoder::expectChunks(std::size_t maxTrailers) {
  isChunked_ = true;
  state_ = kChunkLine;
  line_.reset();
  trailers_.reset(maxTrailers);
}

BodyDecoder::Result BodyDecoder::fail(const HttpError& error) {
  error_ = error;
  return kBad;
}

BodyDecoder::Result BodyDecoder::decode(const Slice& bytes, BodySink& sink, std::size_t& used) {
  used = 0;
  if (error_.isSet()) return kBad;
  while (state_ != kWhole) {
    if (used == bytes.size()) return kMore;
    Result result =
        state_ == kData ? pushData(bytes.from(used), sink, used) : takeFraming(bytes[used++]);
    if (result != kMore) return result;
  }
  return kDone;
}

BodyDecoder::Result BodyDecoder::pushData(const Slice& bytes, BodySink& sink, std::size_t& used) {
  Slice data = bytes;
  if (remaining_ < static_cast<off_t>(bytes.size()))
    data = bytes.sub(0, static_cast<std::size_t>(remaining_));
  std::size_t taken = sink.push(data);
  used += taken;
  received_ += static_cast<off_t>(taken);
  remaining_ -= static_cast<off_t>(taken);
  if (taken < data.size()) return sink.error().isSet() ? fail(sink.error()) : kFull;
  if (remaining_ == 0) state_ = isChunked_ ? kDataCr : kWhole;
  return kMore;
}

BodyDecoder::Result BodyDecoder::takeFraming(char c) {
  if (state_ == kChunkLine) return takeChunkLine(c);
  if (state_ == kTrailers) return takeTrailer(c);
  if (c != (state_ == kDataCr ? '\r' : '\n'))
    return fail(HttpError(400, "a chunk does not end where its size says"));
  if (state_ == kDataLf) line_.reset();
  state_ = state_ == kDataCr ? kDataLf : kChunkLine;
  return kMore;
}

BodyDecoder::Result BodyDecoder::takeChunkLine(char c) {
  ChunkLine::Result result = line_.feed(c);
  if (result == ChunkLine::kMore) return kMore;
  return result == ChunkLine::kBad ? fail(line_.error()) : beginChunk();
}

BodyDecoder::Result BodyDecoder::beginChunk() {
  if (maxSize_ > 0 && line_.size() > maxSize_ - received_)
    return fail(HttpError(413, "the request body is too large"));
  overhead_ += static_cast<off_t>(line_.length()) + kChunkEndSize;
  if (overhead_ - kFreeOverhead > received_ * kOverheadPerByte)
    return fail(HttpError(400, "the chunked body is mostly framing"));
  remaining_ = line_.size();
  state_ = remaining_ == 0 ? kTrailers : kData;
  return kMore;
}

BodyDecoder::Result BodyDecoder::takeTrailer(char c) {
  TrailerSection::Result result = trailers_.feed(c);
  if (result == TrailerSection::kBad) return fail(trailers_.error());
  if (result == TrailerSection::kDone) state_ = kWhole;
  return kMore;
}
