#include "server/Connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <new>

#include "server/ConnectionSet.hpp"

static const int kLeftSeconds = 5;  // without output

Connection::Connection(ConnectionSet& home, const Client& client)
    : Pollable(home.loop()),
      events_(POLLIN),
      timer_(Interest::kTimerNone),
      place_(ConnectionSet::kBusy),
      hasSentLast_(0),
      previous_(0),
      next_(0),
      conversation_(home, client) {
  if (home.expectsProxyHeader(client)) conversation_.reader().expectPreface();
  loop().watch(client.fd, events_, this);
}

static void closeByReset(int fd) {
  linger immediately = {1, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &immediately, sizeof immediately);
}

Connection::~Connection() {
  conversation_.home().remove(*this);
  loop().unwatch(client().fd);
  if (conversation_.writer().needsReset()) closeByReset(client().fd);
  close(client().fd);
}

void Connection::abandon() {
  if (isRetired()) return;
  try {
    retire();
  } catch (const std::bad_alloc&) {
    loop().retire(this);
  }
}

void Connection::strand() {
  conversation_.leave();
  settle();
}

void Connection::tick() {
  if (!conversation_.linger().spend()) return;
  if (conversation_.isLingering() || !conversation_.reader().isPipelining()) return retire();
  strand();
}

void Connection::retire() {
  conversation_.logUnfinished();
  loop().retire(this);
}

// One system call, for what poll() reported. Where both ways are open they take turns, so that
// neither starves. An error or a hang-up is met by the call that it makes fail.
void Connection::onReady(int, short revents) {
  const short broken = POLLERR | POLLHUP | POLLNVAL;
  bool canSend = (events_ & POLLOUT) && (revents & (POLLOUT | broken)) != 0;
  bool canReceive = (events_ & POLLIN) && (revents & (POLLIN | broken)) != 0;
  if (canSend && !(canReceive && hasSentLast_))
    send();
  else if (canReceive)
    receive();
  else
    retire();
}

void Connection::receive() {
  hasSentLast_ = 0;
  std::size_t room = 0;
  char* space = conversation_.reader().prepare(room);
  ssize_t count = recv(client().fd, space, room, 0);
  conversation_.reader().commit(count > 0 ? static_cast<std::size_t>(count) : 0);
  if (count < 0 && !conversation_.outlivesClient()) return retire();
  if (count <= 0)
    conversation_.inputEnded();
  else if (conversation_.reader().state() == RequestReader::kDiscarding)
    discard();
  else if (conversation_.reader().state() == RequestReader::kPreface && !readPreface())
    return retire();
  conversation_.pump(*this);
  settle();
}

// Returns false if the connection does not begin with a PROXY header.
bool Connection::readPreface() {
  RequestReader& reader = conversation_.reader();
  ScopedPtr<ProxyHeader> header(new ProxyHeader);
  std::size_t size = 0;
  ProxyHeader::Result result = header->parse(reader.preface(), size);
  if (result == ProxyHeader::kBad)
    CurrentExchange(conversation_.home()).logBrokenPreface(client(), *this, reader.preface());
  if (result != ProxyHeader::kDone) return result == ProxyHeader::kMore;
  reader.skipPreface(size);
  conversation_.setProxyHeader(header);
  return true;
}

void Connection::discard() {
  RequestReader& reader = conversation_.reader();
  LingeringClose& linger = conversation_.linger();
  linger.discard(reader.discarded());
  reader.discard();
  if (!conversation_.isLingering()) return;
  if (linger.isOver(conversation_.home().clock().second())) return reader.stop();
  linger.renew();
}

// Without output, POLLOUT was asked for to learn of the receipt.
void Connection::send() {
  hasSentLast_ = 1;
  const Slice output = conversation_.writer().output();
  if (output.empty()) {
    conversation_.linger().acknowledged();
    return settle();
  }
  ssize_t count = ::send(client().fd, output.data(), output.size(), 0);
  if (count <= 0) return retire();
  conversation_.writer().sent(static_cast<std::size_t>(count));
  if (conversation_.isAllSent())
    conversation_.linger().begin(conversation_.home().clock().second());
  conversation_.pump(*this);
  settle();
}

void Connection::onTimeout() {
  Interest::Timer timer = static_cast<Interest::Timer>(timer_);
  const CurrentExchange& current = conversation_.current();
  timer_ = Interest::kTimerNone;
  if (timer == Interest::kTimerBody) {
    conversation_.bodyTimedOut();
  } else if (timer == Interest::kTimerHead && current->parser.hasBegun()) {
    conversation_.headTimedOut();
  } else if (timer == Interest::kTimerIdle && conversation_.reader().isPipelining()) {
    conversation_.leave();
  } else {
    bool hasLeft = timer == Interest::kTimerLeft;
    const char* what = hasLeft ? "client closed the connection" : "client timed out";
    if (current.exists() && current->location) current->log(kLogInfo, what);
    return retire();
  }
  conversation_.pump(*this);
  settle();
}

void Connection::onWake() {
  conversation_.writer().resume();
  if (!isLooking())
    conversation_.pump(*this);
  else if (conversation_.linger().spend())
    conversation_.reader().stop();
  settle();
}

void Connection::onOutOfMemory() { loop().retire(this); }

// Nothing is known to be owed by the client. A few more polls tell whether something has arrived
// all the same.
bool Connection::isLooking() const {
  return conversation_.isLingering() && conversation_.linger().owed() == LingeringClose::kNothing;
}

// What follows from any event.
void Connection::settle() {
  bool isOver = conversation_.isAllSent() && !conversation_.isLingering();
  if (isOver) return retire();
  if (conversation_.writer().state() == ResponseWriter::kDeferred) loop().defer(this);
  if (isLooking()) loop().schedule(this);
  updateInterest();
  updatePlace();
}

Interest Connection::interest() const {
  const RequestReader& reader = conversation_.reader();
  const ResponseWriter& writer = conversation_.writer();
  Interest::Sides sides;
  sides.request = reader.state();
  sides.response = writer.state();
  sides.hasRoom = reader.hasRoom();
  sides.hasOutput = writer.hasOutput();
  sides.isOutputFull = writer.isFull();
  sides.hasPending = conversation_.current().hasPending();
  sides.isDraining = conversation_.home().isDraining();
  sides.mayLeave = conversation_.outlivesClient();
  sides.owed = conversation_.linger().owed();
  return Interest::of(sides);
}

// poll() reports POLLOUT while at most two thirds of the send buffer are in use. Of the smallest
// buffer, that means that nearly all bytes have been acknowledged.
static void awaitReceipt(int fd) {
  int smallest = 1;
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &smallest, sizeof smallest);
}

// The time-out of a head, or of a PROXY header, is for the whole of it: it runs on while bytes
// come.
void Connection::updateInterest() {
  Interest wanted = interest();
  if (wanted.events != events_) {
    events_ = static_cast<unsigned char>(wanted.events);
    loop().setEvents(client().fd, wanted.events);
  }
  bool awaits = wanted.timer == Interest::kTimerReceipt && timer_ != Interest::kTimerReceipt;
  if (awaits) awaitReceipt(client().fd);
  bool isWhole = wanted.timer == Interest::kTimerHead ||
                 conversation_.reader().state() == RequestReader::kPreface;
  bool runsOn = isWhole && timer_ == wanted.timer;
  if (!runsOn) loop().setTimer(this, secondsFor(wanted.timer));
  timer_ = static_cast<unsigned char>(wanted.timer);
}

int Connection::secondsFor(Interest::Timer timer) const {
  const CurrentExchange& current = conversation_.current();
  switch (timer) {
    case Interest::kTimerIdle:
      return conversation_.keepaliveTimeout();
    case Interest::kTimerHead:
      return current->group->defaultRoute().server().level.scope.connection.headerTimeout;
    case Interest::kTimerBody:
      return current->scope().body.timeout;
    case Interest::kTimerSend:
      return conversation_.sendTimeout();
    case Interest::kTimerLinger:
    case Interest::kTimerReceipt:
    case Interest::kTimerBrief:
      return conversation_.linger().seconds();
    case Interest::kTimerLeft:
      return conversation_.outlivesClient() ? 0 : kLeftSeconds;
    default:
      return 0;
  }
}

// An idle connection of a draining set gets a moment in which a request that is on its way is
// still served.
void Connection::updatePlace() {
  ConnectionSet::Place place = timer_ == Interest::kTimerIdle    ? ConnectionSet::kIdle
                               : timer_ == Interest::kTimerBrief ? ConnectionSet::kLeaving
                                                                 : ConnectionSet::kBusy;
  if (place == place_) return;
  if (place == ConnectionSet::kLeaving && !conversation_.isLingering()) conversation_.awaitLast();
  conversation_.home().move(*this, place);
  place_ = place;
}
