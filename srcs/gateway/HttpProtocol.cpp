#include "gateway/HttpProtocol.hpp"

#include <algorithm>

#include "http/ChunkedWriter.hpp"

static const std::size_t kMostTrailers = 16 * 1024;

namespace {

// Lets a BodyDecoder push into a spool.
class SpoolSink : public BodySink {
 public:
  explicit SpoolSink(ResponseSpool& spool) : spool_(spool) {}

  virtual std::size_t push(const Slice& bytes) {
    Slice taken = bytes.sub(0, std::min(bytes.size(), spool_.room()));
    if (taken.empty() || spool_.push(taken)) return taken.size();
    error_ = HttpError(500, "the disk did not take the response");
    return 0;
  }
  virtual HttpError error() const { return error_; }
  virtual void finish(Response&) {}

 private:
  ResponseSpool& spool_;
  HttpError error_;
};

}  // namespace

void HttpProtocol::begin(Buffer& out) {
  state_ = kReadingHead;
  head_.reset();
  out.append(request_);
}

bool HttpProtocol::writeBody(RequestBody& body, Buffer& out, std::size_t room) {
  if (!isBodyChunked_) return body.read(out, room);
  std::size_t begin = beginChunk(out);
  bool isRead = body.read(out, room);
  endChunk(out, begin);
  return isRead;
}

void HttpProtocol::writeEnd(Buffer& out) {
  if (isBodyChunked_) appendLastChunk(out, Slice());
}

UpstreamProtocol::Result HttpProtocol::bad(const PeerFailure& failure) {
  failure_ = failure;
  return kBad;
}

UpstreamProtocol::Result HttpProtocol::decode(Buffer& in, ResponseSpool& out) {
  switch (state_) {
    case kReadingHead:
      return decodeHead(in);
    case kNothing:
      state_ = kWhole;
      return kEnd;
    case kChunks:
      return decodeChunks(in, out);
    case kWhole:
    case kClosed:
      return kEnd;
    default:
      return decodePlain(in, out);
  }
}

UpstreamProtocol::Result HttpProtocol::decodeHead(Buffer& in) {
  for (;;) {
    if (in.empty()) return kMore;
    HttpHead::Result result = head_.parse(in.slice());
    if (result == HttpHead::kBad) return bad(head_.failure());
    bool isTooLarge = (result == HttpHead::kDone ? head_.size() : in.size()) > mostHead_;
    if (isTooLarge) return bad(PeerFailure::kLargeHead);
    if (result == HttpHead::kMore) return kMore;
    in.consume(head_.size());
    if (!head_.isInterim()) return endHead();
    head_.reset();
  }
}

UpstreamProtocol::Result HttpProtocol::endHead() {
  if (head_.fields().status == 101) {
    if (!mayUpgrade_ || !head_.isUpgrade()) return invalid("it changes the protocol unasked");
    state_ = kOpaque;
    std::string().swap(request_);  // it is not sent again
    return kHeadDone;
  }
  switch (head_.framing(isHead_)) {
    case HttpHead::kNoBody:
      state_ = kNothing;
      break;
    case HttpHead::kLength:
      state_ = kLength;
      rest_ = head_.fields().contentLength;
      break;
    case HttpHead::kChunked:
      state_ = kChunks;
      if (!decoder_.get()) decoder_.reset(new BodyDecoder);
      decoder_->startChunked(kMostTrailers);
      break;
    case HttpHead::kUntilClose:
      state_ = kUntilClose;
      break;
  }
  return kHeadDone;
}

UpstreamProtocol::Result HttpProtocol::decodePlain(Buffer& in, ResponseSpool& out) {
  std::size_t count = std::min(in.size(), out.room());
  if (state_ == kLength)
    count = static_cast<std::size_t>(std::min<off_t>(rest_, static_cast<off_t>(count)));
  if (count > 0) {
    if (!out.pushFrom(in, count)) return invalid("the disk did not take the response");
    rest_ -= static_cast<off_t>(count);
  }
  if (state_ != kLength || rest_ > 0) return kMore;
  state_ = kWhole;
  return kEnd;
}

UpstreamProtocol::Result HttpProtocol::decodeChunks(Buffer& in, ResponseSpool& out) {
  SpoolSink sink(out);
  std::size_t used = 0;
  BodyDecoder::Result result = decoder_->decode(in.slice(), sink, used);
  in.consume(used);
  if (result == BodyDecoder::kBad) return invalid(decoder_->error().message);
  if (result != BodyDecoder::kDone) return kMore;
  state_ = kWhole;
  return kEnd;
}

UpstreamProtocol::Result HttpProtocol::endInput() {
  if (state_ == kWhole || state_ == kNothing || state_ == kClosed) return kEnd;
  if (state_ != kUntilClose && state_ != kOpaque) return bad(PeerFailure::kClosed);
  state_ = kClosed;
  return kEnd;
}
