#include "server/RequestReader.hpp"

#include <algorithm>
#include <string>

static const std::size_t kHeadRead = 2048;
static const std::size_t kBodyRead = 64 * 1024;
static const std::size_t kReadAhead = 2048;  // with so much of the next request, no more is read
static const int kPaceSeconds = 30;          // a body's pace is judged at most this often
static const off_t kSlowestBody = 240;       // bytes a second
static const char kLastChunk[] = "0\r\n\r\n";

RequestReader::RequestReader(BlockPool& pool)
    : head_(pool),
      body_(pool),
      judged_(0),
      judgedAt_(0),
      state_(kIdle),
      manner_(kOneByOne),
      isEarly_(false) {}

bool RequestReader::hasRoom() const {
  switch (state_) {
    case kBody:
    case kTunnel:
      return body_.size() < kBodyRead;
    case kHeld:
    case kWhole:
      return body_.size() < kReadAhead;
    case kHeldEnded:
    case kBodyEnded:
    case kWholeEnded:
    case kTunnelEnded:
    case kStopped:
      return false;
    default:
      return true;
  }
}

char* RequestReader::prepare(std::size_t& room) {
  Buffer& to = isInHead() ? head_ : body_;
  std::size_t first = isInHead() || state_ == kHeld ? kHeadRead : kBodyRead;
  char* space = to.prepare(to.writable() > 0 ? 1 : to.empty() ? first : to.size());
  room = to.writable();
  return space;
}

void RequestReader::commit(std::size_t count) {
  Buffer& to = isInHead() ? head_ : body_;
  to.commit(count);
  to.releaseIfEmpty();
  if (state_ == kIdle && count > 0) become(kHead);
}

void RequestReader::endInput() {
  if (state_ == kWhole)
    become(kWholeEnded);
  else if (state_ == kHeld && !body_.empty())
    become(kHeldEnded);
  else if (state_ == kBody && !body_.empty())
    become(kBodyEnded);
  else if (state_ == kTunnel)
    become(kTunnelEnded);
  else
    become(kStopped);
}

void RequestReader::skipPreface(std::size_t size) {
  head_.consume(size);
  head_.releaseIfEmpty();
  become(head_.empty() ? kIdle : kHead);
}

RequestParser::Result RequestReader::readHead(Exchange& x, const HeadLimits& limits) {
  RequestParser::Result result = x.parser.parse(head_.slice(), limits, x.request);
  if (result == RequestParser::kBad) x.requestBytes = static_cast<off_t>(head_.size());
  if (result != RequestParser::kDone) return result;
  x.isPipelined = isEarly_;
  x.requestBytes = static_cast<off_t>(x.request.headSize);
  if (x.request.hasBody()) splitBody(x.request.headSize);
  become(x.request.hasBody() ? kHeld : kWhole);
  return result;
}

// From here on the body has a buffer of its own, and the head stays where its Slices point.
void RequestReader::splitBody(std::size_t headSize) {
  body_.append(head_.slice().from(headSize));
  head_.truncateBy(head_.size() - headSize);
}

void RequestReader::startBody(Exchange& x, off_t maxSize, std::size_t maxTrailers, long now) {
  become(state_ == kHeldEnded ? kBodyEnded : kBody);
  if (!x.decoder.get()) x.decoder.reset(new BodyDecoder);
  x.decoder->start(x.request, maxSize, maxTrailers);
  judgePace(now, 0);
}

void RequestReader::judgePace(long now, off_t received) {
  judgedAt_ = static_cast<unsigned>(now);
  judged_ = received;
}

bool RequestReader::isTooSlow(long now, off_t received) {
  int past = static_cast<int>(static_cast<unsigned>(now) - judgedAt_);
  if (past <= kPaceSeconds) return false;
  bool isSlow = received - judged_ < kSlowestBody * past;
  judgePace(now, received);
  return isSlow;
}

// While the sink is full the client is not to blame: that time does not count.
RequestReader::BodyResult RequestReader::readBody(Exchange& x, long now) {
  if (body_.empty()) return kBodyMore;
  State whole = state_ == kBodyEnded ? kWholeEnded : kWhole;
  BodySink& sink = x.sink.get() ? *x.sink : x.discard;
  std::size_t used = 0;
  BodyDecoder::Result result = x.decoder->decode(body_.slice(), sink, used);
  x.requestBytes += static_cast<off_t>(used);
  body_.consume(used);
  switch (result) {
    case BodyDecoder::kBad:
      return kBodyBad;
    case BodyDecoder::kDone:
      become(whole);
      return kBodyDone;
    case BodyDecoder::kFull:
      judgePace(now, x.decoder->received());
      return kBodyMore;
    default:
      if (state_ == kBodyEnded) return kBodyCut;
      return isTooSlow(now, x.decoder->received()) ? kBodySlow : kBodyMore;
  }
}

// A tunnel may be idle for hours, so the head gets no more memory than it needs.
void RequestReader::startTunnel(Request& request) {
  become(state_ == kWholeEnded ? kTunnelEnded : kTunnel);
  if (head_.size() > request.headSize) {
    std::string later = body_.slice().str();
    body_.clear();
    splitBody(request.headSize);
    body_.append(later);
  }
  const char* before = head_.data();
  head_.shrink();
  request.rebase(before, head_.data());
}

void RequestReader::readTunnel(Exchange& x) {
  if (!x.sink.get()) return;
  std::size_t used = x.sink->push(body_.slice());
  x.requestBytes += static_cast<off_t>(used);
  body_.consume(used);
  if (state_ != kTunnelEnded || !body_.empty()) return;
  x.sink->finish(x.response);
  x.sink.reset();
}

BodyRest RequestReader::restOfBody(const Exchange& x) const {
  if (x.request.isChunked)
    return body_.slice().endsWith(kLastChunk) ? BodyRest() : BodyRest::unknown();
  return BodyRest(x.request.contentLength - x.decoder->received() -
                  static_cast<off_t>(body_.size()));
}

bool RequestReader::hasMore(std::size_t headSize) const {
  return head_.size() > headSize || !body_.empty();
}

void RequestReader::next(std::size_t headSize) {
  head_.consume(headSize);
  if (head_.empty())
    head_.swap(body_);
  else
    head_.append(body_.slice());
  body_.clear();
  become(head_.empty() ? kIdle : kHead);
  isEarly_ = state_ == kHead;
  if (isEarly_) manner_ = kPipelining;
}

void RequestReader::discard() {
  body_.clear();
  become(kDiscarding);
}

void RequestReader::clear() {
  head_.clear();
  body_.clear();
}

void RequestReader::stop() {
  clear();
  become(kStopped);
}
