#include "peers/PeerConnection.hpp"

#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

// Room for the head of the response to the client, so that the bytes need not be copied behind it.
static const std::size_t kFront = 1024;

PeerConnection::PeerConnection(EventLoop& eventLoop, BlockPool& pool, const Address& address)
    : Pollable(eventLoop),
      address_(address),
      state_(kConnecting),
      awaited_(kNothing),
      isAwaiting_(false),
      keepsAlive_(false),
      events_(0),
      observer_(0),
      output_(pool),
      input_(pool),
      sent_(0),
      received_(0),
      requests_(0),
      count_(0) {}

PeerConnection::~PeerConnection() { close(); }

void PeerConnection::close() {
  if (!fd_.isOpen()) return;
  loop().unwatch(fd_.get());
  fd_.reset();
  if (count_) --*count_;
}

void PeerConnection::observe(PeerObserver* observer, const Timeouts& timeouts) {
  observer_ = observer;
  timeouts_ = timeouts;
  awaited_ = kNothing;
  loop().setTimer(this, 0);
}

void PeerConnection::tell() {
  if (observer_) observer_->peerMoved();
}

// Returns 0, or the error.
static int connectTo(int fd, const Address& address) {
  Address::Raw raw;
  socklen_t size = address.fill(raw);
  if (connect(fd, &raw.any, size) == 0) return 0;
  return errno;
}

void PeerConnection::limitRate(off_t rate) {
  pace_.reset(rate > 0 ? new ReadPace(loop().alarms(), rate, received_) : 0);
}

void PeerConnection::setOptions(int fd) const {
  const int on = 1;
  if (address_.family() != AF_UNIX) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (keepsAlive_) setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
}

// A port that is chosen by connect() may be shared by connections to different servers.
bool PeerConnection::bindLocal(int fd) {
  if (local_.family() == AF_UNSPEC) return true;
  const int on = 1;
  if (local_.port() != 0)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  else if (address_.family() != AF_UNIX)
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  Address::Raw raw;
  socklen_t size = local_.fill(raw);
  if (bind(fd, &raw.any, size) == 0) return true;
  const int error = errno;
  fail(PeerFailure::ofBind(local_.port() == 0 ? local_.host() : local_.text(), error));
  return false;
}

// EAGAIN on a unix socket means that the server's queue is full.
bool PeerConnection::open(const Timeouts& timeouts) {
  timeouts_ = timeouts;
  Fd fd(socket(address_.family(), SOCK_STREAM, 0));
  bool isReady = fd.isOpen() && Fd::setNonBlocking(fd.get()) && Fd::setCloseOnExec(fd.get());
  if (!isReady) {
    fail(PeerFailure::kNoSocket);
    return false;
  }
  setOptions(fd.get());
  if (!bindLocal(fd.get())) return false;
  int error = connectTo(fd.get(), address_);
  if (error != 0 && error != EINPROGRESS) {
    fail(PeerFailure::ofConnect(error));
    return false;
  }
  loop().watch(fd.get(), 0, this);
  fd_.swap(fd);
  if (count_) ++*count_;
  if (error == 0) state_ = kOpen;
  update();
  return true;
}

// A second connect() tells how the first one went.
void PeerConnection::finishConnecting() {
  int error = connectTo(fd_.get(), address_);
  if (error == 0 || error == EISCONN) {
    state_ = kOpen;
    return;
  }
  if (error != EALREADY && error != EINPROGRESS) fail(PeerFailure::ofConnect(error));
}

// An error or a hang-up is met by the call that it makes fail.
void PeerConnection::onReady(int, short revents) {
  if (state_ == kConnecting) {
    finishConnecting();
  } else if ((events_ & POLLIN) && (revents & (POLLIN | POLLHUP | POLLERR))) {
    receive();
  } else if (events_ & POLLOUT) {
    send();
  } else {
    fail(PeerFailure::kReset);
  }
  update();
  tell();
}

void PeerConnection::receive() {
  std::size_t room = kCapacity - input_.size();
  if (pace_.get()) room = std::min(room, pace_->allowance(received_));
  char* space = input_.empty() ? input_.prepareBehind(kFront, room) : input_.prepare(room);
  ssize_t count = recv(fd_.get(), space, room, 0);
  if (count > 0) {
    input_.commit(static_cast<std::size_t>(count));
    received_ += count;
    awaited_ = kNothing;
    return;
  }
  input_.releaseIfEmpty();
  if (count < 0) return fail(PeerFailure::kReset);
  state_ = kEnded;
  output_.clear();
}

void PeerConnection::send() {
  if (output_.empty()) return;
  ssize_t count = ::send(fd_.get(), output_.data(), output_.size(), 0);
  // What the server said before it closed may still be there to be read.
  if (count <= 0) return output_.clear();
  output_.consume(static_cast<std::size_t>(count));
  sent_ += count;
  awaited_ = kNothing;
}

void PeerConnection::fail(const PeerFailure& failure) {
  state_ = kFailed;
  failure_ = failure;
  output_.clear();
  close();
}

void PeerConnection::onTimeout() {
  fail(PeerFailure::kTimeout);
  tell();
}

void PeerConnection::onOutOfMemory() {
  fail(PeerFailure::kNoMemory);
  tell();
}

bool PeerConnection::wantsInput() {
  return state_ == kOpen && !isInputFull() && (!pace_.get() || pace_->mayRead(received_, *this));
}

void PeerConnection::update() {
  if (!fd_.isOpen()) {
    awaited_ = kNothing;
    return loop().setTimer(this, 0);
  }
  short events = 0;
  if (state_ == kConnecting || (state_ == kOpen && !output_.empty())) events |= POLLOUT;
  if (wantsInput()) events |= POLLIN;
  if (events != events_) loop().setEvents(fd_.get(), events);
  events_ = events;
  if (awaited() == awaited_) return;
  awaited_ = awaited();
  loop().setTimer(this, timeoutSeconds());
}

PeerConnection::Awaited PeerConnection::awaited() const {
  if (state_ == kConnecting) return kConnection;
  if (state_ != kOpen) return kNothing;
  if (!output_.empty()) return kOutput;
  return isAwaiting_ && (events_ & POLLIN) ? kInput : kNothing;
}

int PeerConnection::timeoutSeconds() const {
  switch (awaited_) {
    case kConnection:
      return timeouts_.connect;
    case kOutput:
      return timeouts_.send;
    case kInput:
      return timeouts_.read;
    default:
      return 0;
  }
}
