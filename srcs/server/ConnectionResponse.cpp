#include <poll.h>

#include <algorithm>

#include "base/Version.hpp"
#include "exchange/Pending.hpp"
#include "http/ChunkedWriter.hpp"
#include "http/StatusCode.hpp"
#include "server/Connection.hpp"
#include "server/ConnectionSet.hpp"

// The response's side of a Connection, and what it asks of poll().

static const std::size_t kPull = 64 * 1024;
static const std::size_t kBodyCapacity = 64 * 1024;
static const int kLingerIdle = 5;  // seconds without a byte
static const int kLingerHead = 1;
static const int kLeftSeconds = 5;           // without output, for a client that may be gone
static const std::size_t kReadAhead = 2048;  // of what comes while a program is at work
static const off_t kSmallRest = 64 * 1024;
static const char kLastChunk[] = "0\r\n\r\n";

// What is still to come of a body that nobody waits for.
off_t Connection::owedByBody() const {
  const Exchange& x = *exchange_;
  if (x.request.isChunked) return body_.slice().endsWith(kLastChunk) ? 0 : kOwedUnknown;
  off_t rest = x.request.contentLength - x.decoder.received();
  return std::max<off_t>(rest - static_cast<off_t>(body_.size()), 0);
}

// The answer goes out while the request is not whole: it is the last on this connection.
void Connection::respondEarly(off_t owed) {
  exchange_->response.mustClose = true;
  owed_ = owed;
  input_ = kInLinger;
  body_.clear();
  startResponding();
}

void Connection::startResponding() {
  if (exchange_->isPending)
    output_ = kOutPending;
  else
    startResponse();
}

bool Connection::askPending() {
  Exchange& x = *exchange_;
  home_.dispatcher().resume(x);
  if (x.isPending) return false;
  startResponse();
  return true;
}

// The answer has come while the request's body still does: whether to promise that the connection
// goes on after both.
bool Connection::mayReadRest() const {
  off_t rest = owedByBody();
  return input_ != kInBody || (rest >= 0 && rest <= kSmallRest);
}

// Closes without an answer to this request; those before it are still sent.
void Connection::finishWithout() {
  if (exchange_) endExchange();
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
  frame.server = scope.response.serverTokens == kServerTokensOff ? kServerName : kServerSignature;
  frame.isHttp11 = x.request.isHttp11();
  frame.keepAliveTimeout = scope.connection.keepaliveField;
  frame.keepAlive = x.request.wantsKeepAlive && !x.response.mustClose && !home_.isDraining() &&
                    scope.connection.keepaliveTimeout > 0 && mayReadRest() &&
                    client_.requests < scope.connection.keepaliveRequests &&
                    !x.response.endsWithConnection(frame);
  return frame;
}

void Connection::startResponse() {
  Exchange& x = *exchange_;
  if (isWithoutResponse(x.response.status())) return finishWithout();
  sendTimeout_ = x.scope().connection.sendTimeout;
  keepaliveTimeout_ = x.scope().connection.keepaliveTimeout;
  HeadFrame head = frame();
  x.keepsAlive = keepsAlive_ = head.keepAlive;
  isChunked_ = x.response.isChunked(head) && !x.isHead();
  std::size_t before = out_.size();
  x.response.writeHead(out_, head);
  x.bytesSent = static_cast<off_t>(out_.size() - before);
  bool isBodyWanted = !x.isHead() && !isBodiless(x.response.status());
  if (!isBodyWanted && x.pending.get()) x.pending->discardBody();
  if (!isBodyWanted && !x.pending.get()) x.response.dropBody();
  output_ = kOutBody;
}

bool Connection::pullBody() {
  Exchange& x = *exchange_;
  BodySource* body = x.response.body();
  if (body == 0) {
    bodySent();
    return true;
  }
  if (out_.size() > kOutCapacity / 2 || isDeferred_) return false;
  std::size_t before = out_.size();
  std::size_t room = std::min(kPull, kOutCapacity - before);
  BodySource::Result result = isChunked_ ? pullChunk(*body, out_, room) : body->pull(out_, room);
  x.bytesSent += static_cast<off_t>(out_.size() - before);
  x.bodyBytesSent += static_cast<off_t>(out_.size() - before);
  if (result == BodySource::kEnd) bodySent();
  if (result == BodySource::kLater) {
    isDeferred_ = true;
    loop().defer(this);
  }
  if (result == BodySource::kError) bodyTorn();
  return result == BodySource::kEnd || result == BodySource::kMore;
}

// What there is of it is sent. That the end is missing tells the client.
void Connection::bodyTorn() {
  exchange_->log(kLogError, "the answer broke off while it was being sent");
  keepsAlive_ = false;
  finishExchange();
}

// A program that answers before it has read all of its input may go on reading.
void Connection::bodySent() {
  output_ = kOutDone;
  if (input_ != kInBody) return finishExchange();
  exchange_->response.dropBody();
}

// True where the exchange is over.
bool Connection::waitForRequest() {
  const Exchange& x = *exchange_;
  bool isWanted = keepsAlive_ || (x.pending.get() && x.pending->wantsBody());
  if (input_ == kInBody && isWanted) return false;
  finishExchange();
  return true;
}

void Connection::finishExchange() {
  isDeferred_ = false;
  if (input_ == kInBody) {
    owed_ = owedByBody();
    input_ = kInLinger;
  }
  bool hadBody = exchange_->request.hasBody();
  std::size_t headSize = exchange_->request.headSize;
  endExchange();
  if (keepsAlive_) {
    in_.consume(hadBody ? in_.size() : headSize);
    if (in_.empty())
      in_.swap(body_);
    else
      in_.append(body_.slice());
    body_.clear();
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

// 499 as nginx has it: the client did not wait for the answer.
void Connection::endExchange() {
  if (output_ == kOutPending) exchange_->response.setStatus(499);
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
    case kInDone:
      return output_ != kOutClosing && exchange_ && exchange_->pending.get() && !hasEnded_ &&
             body_.size() < kReadAhead;
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
  if (input_ == kInBody) return wantsInput() ? kTimerBody : kTimerNone;
  if (hasEnded_) return kTimerLeft;
  if (input_ != kInHead) return kTimerNone;
  return exchange_ ? kTimerHead : kTimerIdle;
}

int Connection::secondsFor(Timer timer) const {
  switch (timer) {
    case kTimerIdle:
      return keepaliveTimeout_;
    case kTimerHead:
      return exchange_->group->defaultRoute().server().level.scope.connection.headerTimeout;
    case kTimerBody:
      return exchange_->scope().body.timeout;
    case kTimerSend:
      return sendTimeout_;
    case kTimerLeft:
      return kLeftSeconds;
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
