#include "server/Conversation.hpp"

#include "http/StatusCode.hpp"
#include "server/UnwantedBody.hpp"

static const char kContinue[] = "HTTP/1.1 100 Continue\r\n\r\n";

Conversation::Conversation(ConnectionSet& home, const Client& client)
    : client_(client),
      reader_(home.pool()),
      writer_(home.pool()),
      current_(home),
      sendTimeout_(0),
      keepaliveTimeout_(home.firstTimeout(client)) {}

// Takes one step. Returns true if another one may be possible.
bool Conversation::advance(Pollable& waiter) {
  if (reader_.isInBody() && readBody()) return true;
  if (reader_.isTunnel()) reader_.readTunnel(*current_);
  switch (writer_.state()) {
    case ResponseWriter::kNone:
      return reader_.state() == RequestReader::kHead && readHead(waiter);
    case ResponseWriter::kAwaited:
      return askPending();
    case ResponseWriter::kBody:
    case ResponseWriter::kDeferred:
      return pullBody();
    case ResponseWriter::kComplete:
      return awaitRestOfRequest();
    default:
      return false;
  }
}

// A half-closed client looks like one that has closed. Responses to complete requests are still
// sent; a request that is not complete never will be.
void Conversation::inputEnded() {
  bool isDiscarding = reader_.state() == RequestReader::kDiscarding;
  reader_.endInput();
  if (reader_.state() == RequestReader::kStopped && !isDiscarding) dropRequest();
}

void Conversation::leave() {
  if (current_.exists()) current_.end();
  reader_.clear();
  reader_.discard();
  writer_.close();
  linger_.oweRequests();
  linger_.begin(now());
}

void Conversation::headTimedOut() {
  linger_.oweRequests();
  dispatcher().refuse(*current_, HttpError(408));
  respondEarly();
}

bool Conversation::readHead(Pollable& waiter) {
  if (writer_.isFull()) return false;
  if (!current_.exists() && !current_.begin(client_, waiter)) {
    leave();
    return false;
  }
  Exchange& x = *current_;
  const HeadLimits& limits = x.group->defaultRoute().server().headLimits;
  RequestParser::Result result = reader_.readHead(x, limits);
  if (result == RequestParser::kMore) return false;
  ++client_.requests;
  current_.headDone();
  if (result == RequestParser::kBad) {
    refuseHead();
    return true;
  }
  dispatcher().start(x);
  readyForBody();
  return true;
}

// The handlers have been asked: they respond, want the request body, or have the request wait.
void Conversation::readyForBody() {
  if (current_->pendingState == Exchange::kWaitingPhase)
    writer_.await();
  else if (reader_.holdsBody())
    startBody();
  else
    bodyDone();
}

void Conversation::refuseHead() {
  Exchange& x = *current_;
  const HttpError& error = x.parser.error();
  dispatcher().refuse(x, error);
  x.log(kLogInfo, std::string("client sent an invalid request: ") + error.message);
  if (error.status == 414 || error.status == 431) linger_.owe(LingeringClose::kRestOfHead);
  respondEarly();
}

void Conversation::startBody() {
  Exchange& x = *current_;
  std::size_t mostHead = x.group->defaultRoute().server().headLimits.maxHead;
  reader_.startBody(x, x.scope().body.maxSize, mostHead - x.request.headSize, now());
  if (!x.sink.get() && !mayDiscardBody(x)) {
    linger_.owe(reader_.restOfBody(x));
    return respondEarly();
  }
  if (x.isPending()) writer_.await();
  if (x.request.expectsContinue && !reader_.hasBodyBytes()) writer_.append(kContinue);
}

bool Conversation::readBody() {
  const Exchange& x = *current_;
  switch (reader_.readBody(*current_, now())) {
    case RequestReader::kBodyBad:
      bodyBroken(x.decoder->error());
      return true;
    case RequestReader::kBodySlow:
      bodyBroken(HttpError(408));
      return true;
    case RequestReader::kBodyCut:
      dropRequest();
      return true;
    case RequestReader::kBodyDone:
      bodyDone();
      return true;
    default:
      return refuseLongBody();
  }
}

// Refuses a body that no handler wants as soon as it turns out to be long.
bool Conversation::refuseLongBody() {
  const Exchange& x = *current_;
  bool isInVain = writer_.state() == ResponseWriter::kNone && !x.sink.get();
  if (!isInVain || !isTooLongToDiscard(x)) return false;
  linger_.owe(reader_.restOfBody(x));
  respondEarly();
  return true;
}

void Conversation::bodyDone() {
  if (current_->sink.get()) dispatcher().finishBody(*current_);
  if (writer_.state() == ResponseWriter::kNone) startResponding();
}

// A response that has begun cannot be taken back: then the connection ends. After a body that
// makes no sense or does not come, nobody knows what follows.
void Conversation::bodyBroken(const HttpError& error) {
  if (writer_.hasBegun()) return dropRequest();
  dispatcher().fail(*current_, error);
  if (error.status == 400 || error.status == 408)
    linger_.oweRequests();
  else
    linger_.owe(reader_.restOfBody(*current_));
  respondEarly();
}

// The response is sent while the request is not complete: it is the last on this connection.
void Conversation::respondEarly() {
  current_->response.mustClose = true;
  reader_.discard();
  startResponding();
}

void Conversation::startResponding() {
  if (current_->isPending())
    writer_.await();
  else
    startResponse();
}

bool Conversation::askPending() {
  bool wasWaiting = current_->pendingState == Exchange::kWaitingPhase;
  dispatcher().resume(*current_);
  if (wasWaiting && current_->pendingState != Exchange::kWaitingPhase) {
    writer_.reset();
    readyForBody();
    return true;
  }
  if (current_->isPending()) return false;
  startResponse();
  return true;
}

// After a response that has come before the end of its request, the connection may go on if little
// is still to come.
HeadFrame Conversation::frame() const {
  bool mayReadRest = !reader_.isInBody() || mayAwait(reader_.restOfBody(*current_));
  return current_.frame(mayReadRest);
}

void Conversation::startResponse() {
  Exchange& x = *current_;
  if (isWithoutResponse(x.response.status())) return dropRequest();
  sendTimeout_ = x.scope().connection.sendTimeout;
  keepaliveTimeout_ = x.scope().connection.keepaliveTimeout;
  HeadFrame head = frame();
  x.keepsAlive = head.keepAlive;
  writer_.start(x, head);
  if (x.response.changesProtocol) return reader_.startTunnel(x.request);
  current_.startPace();
  if (x.isHead() || isBodiless(x.response.status())) x.discardResponseBody();
}

// A CGI script that responds before it has read all of its input may go on reading.
bool Conversation::pullBody() {
  std::size_t most = current_.allowance();
  if (most == 0) return false;
  switch (writer_.pull(*current_, most)) {
    case BodySource::kEnd:
      if (!reader_.isInBody())
        finishExchange();
      else
        current_->response.dropBody();
      return true;
    case BodySource::kError:
      bodyTorn();
      return false;
    case BodySource::kMore:
      return true;
    default:
      return false;
  }
}

// What there is of it is sent. The missing end tells the client that the response broke off.
void Conversation::bodyTorn() {
  current_->log(kLogError, "the response broke off while it was being sent");
  writer_.tear();
  closeAfterResponse();
}

// Returns true if the exchange is over.
bool Conversation::awaitRestOfRequest() {
  bool isWanted = current_->keepsAlive || (current_.hasPending() && current_->pending->wantsBody());
  if (reader_.isInBody() && isWanted) return false;
  finishExchange();
  return true;
}

void Conversation::finishExchange() {
  if (current_->keepsAlive)
    startNext();
  else
    closeAfterResponse();
}

void Conversation::startNext() {
  std::size_t headSize = current_->request.headSize;
  current_.end();
  reader_.next(headSize);
  writer_.reset();
}

void Conversation::closeAfterResponse() {
  if (reader_.isInBody()) {
    linger_.owe(reader_.restOfBody(*current_));
    reader_.discard();
  } else if (reader_.state() == RequestReader::kWhole) {
    lingerForRequests();
  } else if (reader_.state() == RequestReader::kTunnel) {
    linger_.owe(LingeringClose::kReceipt);
    reader_.discard();
  } else if (reader_.isPipelining()) {
    linger_.oweRequests();
  }
  current_.end();
  reader_.clear();
  if (reader_.state() != RequestReader::kDiscarding) reader_.stop();
  writer_.close();
  linger_.begin(now());
}

// Lingers for a client that expects to send more requests, as nginx does. A client that has asked
// for the end of the connection is not kept waiting, nor one to which it tells the end of the
// response.
void Conversation::lingerForRequests() {
  const Request& request = current_->request;
  bool hasMore = reader_.hasMore(request.headSize);
  bool expectsMore = request.wantsKeepAlive && !writer_.endsWithConnection();
  bool owesReceipt = expectsMore && keepaliveTimeout_ > 0;
  if (!hasMore && !expectsMore) return;
  linger_.owe(owesReceipt ? LingeringClose::kReceipt : LingeringClose::kNothing);
  if (expectsMore && (hasMore || reader_.isPipelining())) linger_.oweRequests();
  reader_.discard();
}

// Closes without a response to this request; those before it are still sent.
void Conversation::dropRequest() {
  logUnfinished();
  if (current_.exists()) current_.release();
  reader_.stop();
  writer_.close();
}

// A client that did not wait for the response gets 499 in the log, as in nginx.
void Conversation::logUnfinished() {
  if (!current_.exists()) return;
  if (writer_.state() == ResponseWriter::kAwaited) current_->response.setStatus(499);
  current_.log();
}
