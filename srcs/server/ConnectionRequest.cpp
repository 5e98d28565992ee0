#include "server/Connection.hpp"
#include "server/ConnectionSet.hpp"

// The request's side of a Connection.

static const off_t kSmallBody = 64 * 1024;   // nobody wants it, but it may be read
static const std::time_t kPaceSeconds = 30;  // a body's pace is judged so often
static const off_t kSlowestBody = 240;       // bytes a second
static const char kContinue[] = "HTTP/1.1 100 Continue\r\n\r\n";

void Connection::pump() {
  while (!isRetired() && advance()) {
  }
  if (!isRetired()) updateInterest();
}

// One step; true where another may be possible.
bool Connection::advance() {
  if (input_ == kInBody && readBody()) return true;
  if (output_ == kOutPending) return askPending();
  if (output_ == kOutBody) return pullBody();
  if (output_ == kOutDone) return waitForRequest();
  return input_ == kInHead && output_ == kOutNothing && readHead();
}

bool Connection::beginExchange() {
  Site* site = home_.site();
  const ServerGroup* group = site->router().find(client_.socket, client_.key);
  if (group == 0) {
    retire();
    return false;
  }
  exchange_ = home_.takeExchange();
  exchange_->client = &client_;
  exchange_->group = group;
  exchange_->clock = &home_.clock();
  exchange_->waiter = this;
  if (site->measuresTime()) exchange_->begun = home_.clock().hundredths();
  site_.reset(site);
  return true;
}

bool Connection::readHead() {
  if (out_.size() >= kOutCapacity) return false;
  if (in_.empty()) {
    if (hasEnded_) finishWithout();
    return false;
  }
  if (exchange_ == 0 && !beginExchange()) return false;
  Exchange& x = *exchange_;
  const HeadLimits& limits = x.group->defaultRoute().server().headLimits;
  RequestParser::Result result = x.parser.parse(in_.slice(), limits, x.request);
  if (result == RequestParser::kMore) {
    if (hasEnded_) finishWithout();
    return false;
  }
  ++client_.requests;
  if (result == RequestParser::kDone) {
    headDone();
    return true;
  }
  x.requestBytes = static_cast<off_t>(in_.size());
  const HttpError& error = x.parser.error();
  home_.dispatcher().refuse(x, error);
  x.log(kLogInfo, std::string("client sent an invalid request: ") + error.message);
  bool isTooLarge = error.status == 414 || error.status == 431;
  respondEarly(isTooLarge ? static_cast<off_t>(kOwedHead) : 0);
  return true;
}

void Connection::headDone() {
  Exchange& x = *exchange_;
  x.requestBytes = static_cast<off_t>(x.request.headSize);
  home_.dispatcher().start(x);
  if (x.request.hasBody()) return prepareBody();
  bodyDone();
}

// From here on the body has a buffer of its own, and the head stays where its Slices point.
void Connection::prepareBody() {
  Exchange& x = *exchange_;
  std::size_t rest = in_.size() - x.request.headSize;
  body_.append(in_.slice().from(x.request.headSize));
  in_.truncateBy(rest);
  std::size_t mostHead = x.group->defaultRoute().server().headLimits.maxHead;
  x.decoder.start(x.request, x.scope().body.maxSize, mostHead - x.request.headSize);
  judgePace();
  if (!x.sink.get() && !mayDiscardBody()) return respondEarly(owedByBody());
  input_ = kInBody;
  if (x.isPending) output_ = kOutPending;
  if (x.request.expectsContinue && body_.empty()) out_.append(kContinue);
}

// A refusal is not worth waiting for a large body, nor for one that was to be asked for.
bool Connection::mayDiscardBody() const {
  const Exchange& x = *exchange_;
  return !x.response.mustClose && !x.request.expectsContinue &&
         x.request.contentLength <= kSmallBody;
}

bool Connection::readBody() {
  if (body_.empty()) return false;
  Exchange& x = *exchange_;
  BodySink& sink = x.sink.get() ? *x.sink : x.discard;
  std::size_t used = 0;
  BodyDecoder::Result result = x.decoder.decode(body_.slice(), sink, used);
  x.requestBytes += static_cast<off_t>(used);
  body_.consume(used);
  switch (result) {
    case BodyDecoder::kBad:
      bodyBroken(x.decoder.error());
      return true;
    case BodyDecoder::kDone:
      bodyDone();
      return true;
    case BodyDecoder::kFull:
      judgePace();
      return false;
    default:
      break;
  }
  if (isBodyTooSlow()) bodyBroken(HttpError(408));
  bool isInVain = input_ == kInBody && output_ == kOutNothing && !x.sink.get();
  if (isInVain && x.decoder.received() > kSmallBody) respondEarly(owedByBody());
  return input_ != kInBody;
}

void Connection::bodyDone() {
  input_ = kInDone;
  if (exchange_->sink.get()) home_.dispatcher().finishBody(*exchange_);
  if (output_ == kOutNothing) startResponding();
}

void Connection::judgePace() {
  since_ = home_.clock().now();
  paced_ = exchange_->decoder.received();
}

// The time during which we did not read does not count: see kFull above.
bool Connection::isBodyTooSlow() {
  std::time_t past = home_.clock().now() - since_;
  if (past <= kPaceSeconds) return false;
  bool isSlow = exchange_->decoder.received() - paced_ < kSlowestBody * past;
  judgePace();
  return isSlow;
}

// An answer that has begun cannot be taken back.
void Connection::bodyBroken(const HttpError& error) {
  if (output_ == kOutBody || output_ == kOutDone) return retire();
  home_.dispatcher().fail(*exchange_, error);
  respondEarly(error.status == 400 || error.status == 408 ? 0 : owedByBody());
}
