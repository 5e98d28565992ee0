#include "server/ResponseWriter.hpp"

#include <algorithm>

#include "dispatch/ConfiguredFields.hpp"
#include "http/ChunkedWriter.hpp"

static const std::size_t kPull = 64 * 1024;

ResponseWriter::ResponseWriter(BlockPool& pool)
    : out_(pool), state_(kNone), framing_(kPlain), needsReset_(false) {}

void ResponseWriter::start(Exchange& x, const HeadFrame& frame) {
  framing_ = kPlain;
  if (x.response.endsWithConnection(frame)) framing_ = kUntilClose;
  if (x.response.isChunked(frame)) framing_ = kChunked;
  if (x.isHead()) framing_ = kPlain;
  std::size_t before = out_.size();
  x.response.writeHead(out_, frame);
  x.bytesSent = static_cast<off_t>(out_.size() - before);
  become(kBody);
}

BodySource::Result ResponseWriter::pull(Exchange& x, std::size_t most) {
  BodySource* body = x.response.body();
  if (body == 0) return end(x);
  if (state_ == kDeferred || out_.size() > kCapacity / 2) return BodySource::kWait;
  std::size_t before = out_.size();
  std::size_t room = std::min(std::min(kPull, most), kCapacity - before);
  BodySource::Result result =
      framing_ == kChunked ? pullChunk(*body, out_, room) : body->pull(out_, room);
  x.bytesSent += static_cast<off_t>(out_.size() - before);
  x.bodyBytesSent += static_cast<off_t>(out_.size() - before);
  if (result == BodySource::kEnd) return end(x);
  if (result == BodySource::kLater) become(kDeferred);
  return result;
}

// The values of trailers are those at the end of the body.
BodySource::Result ResponseWriter::end(Exchange& x) {
  if (framing_ == kChunked) {
    if (x.response.expectsTrailers) addConfiguredTrailers(x);
    std::size_t before = out_.size();
    appendLastChunk(out_, x.response.trailers());
    x.bytesSent += static_cast<off_t>(out_.size() - before);
    x.bodyBytesSent += static_cast<off_t>(out_.size() - before);
  }
  x.isComplete = true;
  become(kComplete);
  return BodySource::kEnd;
}

void ResponseWriter::resume() {
  if (state_ == kDeferred) become(kBody);
}
