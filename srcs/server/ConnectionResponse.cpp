#include <poll.h>

#include <algorithm>

#include "base/Version.hpp"
#include "http/ChunkedWriter.hpp"
#include "http/StatusCode.hpp"
#include "server/Connection.hpp"
#include "server/Connections.hpp"

// The response's side of a Connection, and what it asks of poll().

static const std::size_t kPull = 64 * 1024;
static const std::size_t kBodyCapacity = 64 * 1024;
static const int kLingerIdle = 5;  // seconds without a byte
static const int kLingerHead = 1;
static const char kLastChunk[] = "0\r\n\r\n";

// What is still to come of a body that nobody waits for.
off_t Connection::owedByBody() const {
  const Exchange& x = *exchange_;
  if (x.request.isChunked) return body_.slice().endsWith(kLastChunk) ? 0 : kOwedUnknown;
  off_t rest = x.request.contentLength - x.decoder.received();
  return std::max<off_t>(rest - static_cast<off_t>(body_.size()), 0);
}

// The answer goes out while the request is not whole: it is the last on this connection.
void Connection::answerEarly(off_t owed) {
  exchange_->response.mustClose = true;
  owed_ = owed;
  input_ = kInLinger;
  body_.clear();
  startResponse();
}

// Closes without an answer to this request; those before it are still sent.
void Connection::finishWithout() {
  endExchange();
  in_.clear();
  body_.clear();
  input_ = kInDone;
  output_ = kOutClosing;
}

HeadFrame Connection::frame() const {
  const Exchange& x = *exchange_;
  const Scope& scope = x.scope();
  HeadFrame frame;
  frame.date = home_.clock().httpDate();
  frame.server = scope.serverTokens == kServerTokensOff ? kServerName : kServerSignature;
  frame.isHttp11 = x.request.isHttp11();
  frame.keepAliveTimeout = scope.keepaliveField;
  frame.keepAlive = x.request.wantsKeepAlive && !x.response.mustClose && !home_.isDraining() &&
                    scope.keepaliveTimeout > 0 && client_.requests < scope.keepaliveRequests &&
                    !x.response.endsWithConnection(frame);
  return frame;
}

void Connection::startResponse() {
  Exchange& x = *exchange_;
  if (isNoAnswer(x.response.status())) return finishWithout();
  sendTimeout_ = x.scope().sendTimeout;
  keepaliveTimeout_ = x.scope().keepaliveTimeout;
  HeadFrame head = frame();
  x.keepsAlive = keepsAlive_ = head.keepAlive;
  isChunked_ = x.response.isChunked(head);
  std::size_t before = out_.size();
  x.response.writeHead(out_, head);
  x.bytesSent = static_cast<off_t>(out_.size() - before);
  if (x.isHead() || isBodiless(x.response.status())) x.response.dropBody();
  output_ = kOutBody;
}

bool Connection::pullBody() {
  Exchange& x = *exchange_;
  BodySource* body = x.response.body();
  if (body == 0) {
    finishExchange();
    return true;
  }
  if (out_.size() > kOutCapacity / 2) return false;
  std::size_t before = out_.size();
  std::size_t room = std::min(kPull, kOutCapacity - before);
  BodySource::Result result = isChunked_ ? pullChunk(*body, out_, room) : body->pull(out_, room);
  x.bytesSent += static_cast<off_t>(out_.size() - before);
  x.bodyBytesSent += static_cast<off_t>(out_.size() - before);
  if (result == BodySource::kEnd) finishExchange();
  if (result == BodySource::kLater) loop().schedule(this);
  if (result == BodySource::kError) {
    x.log(kLogError, "the file broke off while it was being sent");
    retire();
  }
  return result == BodySource::kEnd || result == BodySource::kMore;
}

void Connection::finishExchange() {
  bool hadBody = exchange_->request.hasBody();
  std::size_t headSize = exchange_->request.headSize;
  endExchange();
  if (keepsAlive_) {
    in_.consume(hadBody ? in_.size() : headSize);
    if (hadBody) in_.swap(body_);
    input_ = kInHead;
    output_ = kOutNothing;
    return;
  }
  bool wasMore = in_.size() > headSize || !body_.empty();
  if (wasMore && input_ != kInLinger) {
    input_ = kInLinger;
    owed_ = 0;
  }
  in_.clear();
  body_.clear();
  output_ = kOutClosing;
}

void Connection::endExchange() {
  if (exchange_->location) home_.accessLog().write(*exchange_);
  home_.giveExchange(exchange_);
  exchange_ = 0;
  site_.reset();
}

bool Connection::wantsInput() const {
  switch (input_) {
    case kInHead:
      return out_.size() < kOutCapacity;
    case kInBody:
      return body_.size() < kBodyCapacity;
    case kInLinger:
      return true;
    default:
      return false;
  }
}

void Connection::updateInterest() {
  if (output_ == kOutClosing && out_.empty() && input_ != kInLinger) return retire();
  short wanted = static_cast<short>((wantsInput() ? POLLIN : 0) | (out_.empty() ? 0 : POLLOUT));
  if (wanted != events_) loop().setEvents(client_.fd, events_ = wanted);
  Timer timer = chooseTimer();
  bool runsOn = timer == kTimerHead && timer_ == kTimerHead;
  if (!runsOn) loop().setTimer(this, secondsFor(timer));
  timer_ = static_cast<unsigned char>(timer);
  updateIdle();
}

Connection::Timer Connection::chooseTimer() const {
  if (!out_.empty()) return kTimerSend;
  if (output_ == kOutClosing) return kTimerLinger;
  if (input_ == kInBody) return kTimerBody;
  if (input_ != kInHead) return kTimerNone;
  return exchange_ ? kTimerHead : kTimerIdle;
}

int Connection::secondsFor(Timer timer) const {
  switch (timer) {
    case kTimerIdle:
      return keepaliveTimeout_;
    case kTimerHead:
      return exchange_->group->defaultRoute().server().level.scope.clientHeaderTimeout;
    case kTimerBody:
      return exchange_->scope().clientBodyTimeout;
    case kTimerSend:
      return sendTimeout_;
    case kTimerLinger:
      return owed_ == kOwedHead ? kLingerHead : kLingerIdle;
    default:
      return 0;
  }
}

void Connection::updateIdle() {
  bool isIdle = input_ == kInHead && exchange_ == 0 && out_.empty();
  if (isIdle && home_.isDraining()) return retire();
  if (isIdle == isIdle_) return;
  if (isIdle)
    home_.noteIdle(*this);
  else
    home_.noteBusy(*this);
  isIdle_ = isIdle;
}
