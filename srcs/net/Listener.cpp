#include "net/Listener.hpp"

#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "net/EventLoop.hpp"

Listener::Listener(EventLoop& eventLoop, Acceptor& acceptor, const Address& configured)
    : Pollable(eventLoop),
      acceptor_(acceptor),
      configured_(configured),
      isBound_(false),
      isWatched_(false),
      accepts_(1) {}

// The name of a unix domain socket is removed with the socket, as nginx does.
Listener::~Listener() {
  if (isWatched_) loop().unwatch(fd_.get());
  if (isBound_ && configured_.isUnix()) std::remove(configured_.bytes().str().c_str());
}

Status Listener::refusal(const char* what, int error) const {
  std::string reason = std::strerror(error);
  return Status::error(std::string("cannot ") + what + " " + configured_.text() + ": " + reason);
}

bool Listener::set(int level, int name, int value) {
  return setsockopt(fd_.get(), level, name, &value, sizeof value) == 0;
}

// Accepted connections inherit TCP_NODELAY: the last piece of a long response does not wait for an
// acknowledgement.
bool Listener::setTcpOptions(const ListenOptions& options) {
  return set(SOL_SOCKET, SO_REUSEADDR, 1) && set(IPPROTO_TCP, TCP_NODELAY, 1) &&
         (!options.sharesPort || set(SOL_SOCKET, SO_REUSEPORT, 1)) &&
         (!options.isDeferred || set(IPPROTO_TCP, TCP_DEFER_ACCEPT, 1)) &&
         (options.fastOpen == 0 || set(IPPROTO_TCP, TCP_FASTOPEN, options.fastOpen)) &&
         (configured_.family() != AF_INET6 || set(IPPROTO_IPV6, IPV6_V6ONLY, options.ipv6Only));
}

bool Listener::setOptions(const ListenOptions& options) {
  bool isKept = options.keepAlive == ListenOptions::kKeepAlive;
  return (configured_.isUnix() || setTcpOptions(options)) &&
         (options.receiveBuffer == 0 || set(SOL_SOCKET, SO_RCVBUF, options.receiveBuffer)) &&
         (options.sendBuffer == 0 || set(SOL_SOCKET, SO_SNDBUF, options.sendBuffer)) &&
         (options.keepAlive == ListenOptions::kSystemDefault ||
          set(SOL_SOCKET, SO_KEEPALIVE, isKept));
}

Status Listener::open(const ListenOptions& options) {
  fd_.reset(socket(configured_.family(), SOCK_STREAM, 0));
  if (!fd_.isOpen()) return refusal("open a socket for", errno);
  if (!setOptions(options) || !Fd::setNonBlocking(fd_.get()) || !Fd::setCloseOnExec(fd_.get()))
    return refusal("prepare", errno);
  Address::Raw raw;
  socklen_t size = configured_.fill(raw);
  if (bind(fd_.get(), &raw.any, size) != 0) return refusal("bind to", errno);
  isBound_ = true;
  if (listen(fd_.get(), options.backlog) != 0) return refusal("listen on", errno);
  size = Address::capacity();
  bound_ = configured_;
  if (!bound_.isUnix() && getsockname(fd_.get(), bound_.raw(), &size) != 0)
    return refusal("name", errno);
  loop().watchAlways(fd_.get(), 0, this);
  isWatched_ = true;
  return Status::ok();
}

void Listener::resume() { loop().setEvents(fd_.get(), POLLIN); }

void Listener::pause() {
  loop().setEvents(fd_.get(), 0);
  loop().setTimerAtNextSecond(this);
}

// A client that left between poll() and accept() is no reason to pause. Any other failure is the
// system's (descriptors, buffers, memory), and would come again at once.
bool Listener::acceptOne() {
  if (!acceptor_.mayAccept(*this)) {
    pause();
    return false;
  }
  Address peer;
  socklen_t size = Address::capacity();
  int fd = accept(fd_.get(), peer.raw(), &size);
  if (fd < 0) {
    bool hasLeft = errno == EAGAIN || errno == EWOULDBLOCK || errno == ECONNABORTED ||
                   errno == EINTR || errno == EPROTO;
    if (!hasLeft) {
      pause();
      acceptor_.acceptFailed(*this);
    }
    return false;
  }
  Fd accepted(fd);
  if (peer.isUnix()) peer = Address::ofPath(std::string());
  if (!Fd::setNonBlocking(fd) || !Fd::setCloseOnExec(fd)) return false;
  acceptor_.accepted(*this, accepted.release(), peer);
  return true;
}

// The number doubles while the queue is not emptied, and is one again when it is.
void Listener::onReady(int, short) {
  for (int i = 0; i < accepts_; ++i) {
    if (acceptOne()) continue;
    accepts_ = 1;
    return;
  }
  accepts_ = std::min<int>(2 * accepts_, kMostAccepts);
}
