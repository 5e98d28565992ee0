#include "server/Connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "exchange/Pending.hpp"
#include "server/ConnectionSet.hpp"

static const std::size_t kHeadRead = 2048;
static const std::size_t kBodyRead = 64 * 1024;
static const int kLingerSeconds = 30;

Connection::Connection(ConnectionSet& home, const Client& client)
    : Pollable(home.loop()),
      home_(home),
      client_(client),
      in_(home.pool()),
      body_(home.pool()),
      out_(home.pool()),
      exchange_(0),
      previous_(0),
      next_(0),
      since_(0),
      paced_(0),
      owed_(0),
      sendTimeout_(0),
      keepaliveTimeout_(0),
      events_(0),
      input_(kInHead),
      output_(kOutNothing),
      timer_(kTimerNone),
      looks_(0),
      isWatched_(false),
      isIdle_(false),
      keepsAlive_(false),
      isChunked_(false),
      sentLast_(false),
      isDeferred_(false),
      hasEnded_(false) {}

Connection::~Connection() {
  home_.remove(*this);
  if (exchange_) endExchange();
  if (isWatched_) loop().unwatch(client_.fd);
  close(client_.fd);
}

// Until the first request has come its head's time-out counts, as in nginx.
void Connection::start() {
  const ServerGroup* group = home_.site()->router().find(client_.socket, client_.key);
  if (group)
    keepaliveTimeout_ = group->defaultRoute().server().level.scope.connection.headerTimeout;
  loop().watch(client_.fd, events_ = POLLIN, this);
  isWatched_ = true;
  updateInterest();
}

void Connection::retire() { loop().retire(this); }

// One system call, for what poll() reported. Where both ways are open they take turns, so that
// neither starves. An error or a hang-up is met by the call that it makes fail.
void Connection::onReady(int, short revents) {
  const short broken = POLLERR | POLLHUP | POLLNVAL;
  bool canSend = !out_.empty() && (revents & (POLLOUT | broken)) != 0;
  bool canReceive = wantsInput() && (revents & (POLLIN | broken)) != 0;
  if (canSend && !(canReceive && sentLast_))
    send();
  else if (canReceive)
    receive();
  else
    retire();
}

void Connection::receive() {
  sentLast_ = false;
  Buffer& to = input_ == kInHead ? in_ : body_;
  std::size_t first = input_ == kInHead ? kHeadRead : kBodyRead;
  char* space = to.prepare(to.writable() > 0 ? 1 : to.empty() ? first : to.size());
  ssize_t got = recv(client_.fd, space, to.writable(), 0);
  if (got <= 0) {
    to.releaseIfEmpty();
    return got == 0 ? endOfInput() : retire();
  }
  to.commit(static_cast<std::size_t>(got));
  return input_ == kInLinger ? discard() : pump();
}

// Thrown away. The end of what was owed is the end of lingering, and so is a chunked body's end, as
// far as it can be told, or having waited long enough.
void Connection::discard() {
  if (owed_ > 0) owed_ = std::max<off_t>(owed_ - static_cast<off_t>(body_.size()), 0);
  if (owed_ == kOwedUnknown && body_.slice().endsWith("0\r\n\r\n")) owed_ = 0;
  body_.clear();
  if (!out_.empty() || output_ != kOutClosing) return pump();
  if (home_.clock().now() - since_ >= kLingerSeconds) return retire();
  lookAgain();
  updateInterest();
}

// Half-closed and closed look the same from here. Answers to whole requests are still sent; a
// request that was not whole never will be.
void Connection::endOfInput() {
  bool isResponding = exchange_ && exchange_->pending.get() && input_ != kInBody;
  if (isResponding) {
    input_ = kInDone;
    hasEnded_ = true;
    return updateInterest();
  }
  bool isBetween = input_ == kInLinger || (input_ == kInHead && exchange_ == 0);
  if (out_.empty() || !isBetween) return retire();
  input_ = kInDone;
  output_ = kOutClosing;
  updateInterest();
}

void Connection::send() {
  sentLast_ = true;
  ssize_t count = ::send(client_.fd, out_.data(), out_.size(), 0);
  if (count <= 0) return retire();
  out_.consume(static_cast<std::size_t>(count));
  if (out_.empty() && output_ == kOutClosing) return allSent();
  pump();
}

// The last answer has left. Closing while the client still sends would reset the connection
// before it has read that answer: so what is owed is read for a while. Where nothing is known to
// be owed, two more polls tell whether something lies there all the same.
void Connection::allSent() {
  if (input_ != kInLinger) return retire();
  since_ = home_.clock().now();
  lookAgain();
  updateInterest();
}

void Connection::lookAgain() {
  if (owed_ != 0) return;
  looks_ = kLastLooks;
  loop().schedule(this);
}

void Connection::onTimeout() {
  Timer timer = static_cast<Timer>(timer_);
  timer_ = kTimerNone;
  if (timer == kTimerBody) {
    bodyBroken(HttpError(408));
  } else if (timer == kTimerHead && exchange_->parser.hasBegun()) {
    home_.dispatcher().refuse(*exchange_, HttpError(408));
    respondEarly(0);
  } else {
    const char* what = timer == kTimerLeft ? "client closed the connection" : "client timed out";
    if (exchange_ && exchange_->location) exchange_->log(kLogInfo, what);
    return retire();
  }
  pump();
}

void Connection::onWake() {
  isDeferred_ = false;
  bool isLooking = output_ == kOutClosing && input_ == kInLinger && out_.empty() && owed_ == 0;
  if (!isLooking) return pump();
  if (looks_-- == 0) return retire();
  loop().schedule(this);
}

void Connection::onOutOfMemory() { retire(); }
