#include "server/ResponseWriter.hpp"

#include <algorithm>
#include <cstring>

#include "dispatch/ConfiguredFields.hpp"
#include "http/ChunkedWriter.hpp"
#include "http/StatusCode.hpp"

static const std::size_t kPull = 64 * 1024;

ResponseWriter::ResponseWriter(BlockPool& pool)
    : out_(pool), state_(kNone), framing_(kPlain), needsReset_(false) {}

static SentFraming framingOf(const Response& response, const HeadFrame& frame) {
  SentFraming framing;
  framing.kind = SentFraming::kNeither;
  if (response.isChunked(frame)) {
    framing.kind = SentFraming::kChunked;
  } else if (!isBodiless(response.status()) && response.contentLength() >= 0) {
    framing.kind = SentFraming::kLength;
    framing.length = response.contentLength();
  }
  return framing;
}

void ResponseWriter::start(Exchange& x, const HeadFrame& frame) {
  framing_ = kPlain;
  if (x.response.endsWithConnection(frame)) framing_ = kUntilClose;
  if (x.response.isChunked(frame)) framing_ = kChunked;
  if (x.isHead()) framing_ = kPlain;
  x.sentFraming = framingOf(x.response, frame);
  std::size_t before = out_.size();
  x.response.writeHead(out_, frame);
  x.bytesSent = static_cast<off_t>(out_.size() - before);
  become(kBody);
}

BodySource::Result ResponseWriter::pull(Exchange& x, std::size_t most) {
  BodySource* body = x.response.body();
  if (body == 0) return end(x);
  bool isBusy = state_ == kDeferred || out_.size() > kCapacity / 2 || !body_.bytes.empty();
  if (isBusy) return BodySource::kWait;
  if (takeResident(x, most)) return BodySource::kMore;
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

bool ResponseWriter::takeResident(Exchange& x, std::size_t most) {
  if (framing_ == kChunked || most < kCapacity) return false;
  body_ = x.response.body()->takeResident();
  x.bytesSent += static_cast<off_t>(body_.bytes.size());
  x.bodyBytesSent += static_cast<off_t>(body_.bytes.size());
  return !body_.bytes.empty();
}

// The bytes of out_ stay there too, so that the next call can put what was not sent there again.
Slice ResponseWriter::output() {
  const Slice bytes = body_.bytes;
  if (bytes.empty() || out_.size() > body_.room) return out_.slice();
  if (out_.empty()) return bytes;
  char* begin = const_cast<char*>(bytes.data()) - out_.size();
  std::memcpy(begin, out_.data(), out_.size());
  return Slice(begin, out_.size() + bytes.size());
}

void ResponseWriter::sent(std::size_t count) {
  std::size_t ofOut = std::min(count, out_.size());
  out_.consume(ofOut);
  body_.bytes.removePrefix(count - ofOut);
}

void ResponseWriter::close() {
  body_ = ResidentBytes();
  become(kClosing);
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
