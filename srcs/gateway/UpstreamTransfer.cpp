#include "gateway/UpstreamTransfer.hpp"

#include <algorithm>

static const std::size_t kBodyPiece = 32 * 1024;

UpstreamTransfer::UpstreamTransfer(const Means& means, const UpstreamSettings& settings)
    : means_(means),
      settings_(settings),
      state_(kCollecting),
      status_(0),
      retry_(settings),
      isReused_(false),
      isConnected_(false),
      isRequestSent_(false),
      isDiscarding_(false),
      peer_(PeerGroup::kNone),
      connection_(0),
      sentBefore_(0),
      receivedBefore_(0),
      body_(0),
      spool_(means.pool, means.names),
      length_(-1) {}

UpstreamTransfer::~UpstreamTransfer() { leave(false); }

void UpstreamTransfer::limitSpool(int pid, bool isBuffering) {
  if (isTunnel()) return;
  ResponseSpool::Limits limits;
  // What one read brings does not go through a file.
  limits.memory = isBuffering ? std::max<std::size_t>(settings_.buffers, PeerConnection::kCapacity)
                              : settings_.bufferSize;
  limits.file = isBuffering ? settings_.maxTempFile : 0;
  limits.directory = settings_.tempPath;
  limits.pid = pid;
  spool_.limit(limits);
}

void UpstreamTransfer::wake() { means_.loop.schedule(&means_.waiter); }

PeerConnection::Timeouts UpstreamTransfer::timeouts() const {
  PeerConnection::Timeouts timeouts;
  timeouts.connect = settings_.connectTimeout;
  timeouts.send = settings_.sendTimeout;
  timeouts.read = settings_.readTimeout;
  return timeouts;
}

void UpstreamTransfer::start(RequestBody& body) {
  body_ = &body;
  retry_.begin(means_.loop.current().second);
  state_ = kAsking;
  choice_.tried.assign(group_->peers.size(), false);
  choice_.key = key_;
  if (!body_->rewind()) return fail(PeerFailure::kUnreadableBody);
  if (ask()) return;
  means_.log.peerAsked(group_->peers.name());
  means_.log.peerDone(502, 0);
  fail(PeerFailure::kNoPeers);
}

// Returns false if no peer is left.
bool UpstreamTransfer::ask() {
  for (;;) {
    choice_.now = means_.loop.current().second;
    peer_ = group_->peers.choose(choice_);
    if (peer_ == PeerGroup::kNone) return false;
    Peer& peer = group_->peers.peer(peer_);
    ++peer.connections;
    retry_.countTry();
    means_.log.peerAsked(peer.name);
    if (connect(peer)) return true;
    means_.log.peerFailed(connection_->failure());
    means_.log.peerDone(502, 0);
    peer.fail(choice_.now);
    leave(false);
    choice_.tried[static_cast<std::size_t>(peer_)] = true;
    if (!retry_.mayFollow(kUpstreamError, choice_.now)) {
      endWith(502);
      return true;
    }
  }
}

PeerConnection* UpstreamTransfer::newConnection(const Address& address) const {
  PeerConnection* connection = new PeerConnection(means_.loop, means_.pool, address);
  connection->countIn(&means_.counters.upstreams);
  if (settings_.keepsSocketsAlive) connection->keepAlive();
  return connection;
}

bool UpstreamTransfer::connect(Peer& peer) {
  connection_ = group_->idle.take(peer.address);
  isReused_ = connection_ != 0;
  if (!connection_) connection_ = newConnection(peer.address);
  connection_->observe(this, timeouts());
  if (settings_.limitRate > 0) connection_->limitRate(settings_.limitRate);
  if (!isReused_ && !connection_->open(timeouts())) return false;
  begin();
  return true;
}

void UpstreamTransfer::noteConnected() {
  if (isConnected_ || connection_->state() == PeerConnection::kConnecting) return;
  isConnected_ = true;
  means_.log.peerConnected();
}

void UpstreamTransfer::begin() {
  isConnected_ = false;
  noteConnected();
  connection_->countRequest();
  sentBefore_ = connection_->sent();
  receivedBefore_ = connection_->received();
  protocol_->begin(connection_->output());
  isRequestSent_ = false;
  feed();
}

// Tops up what is to be sent. Nothing of a stream is gone before a peer has accepted the
// connection.
void UpstreamTransfer::feed() {
  if (isRequestSent_ || !connection_) return;
  if (connection_->state() == PeerConnection::kConnecting && !body_->isAtEnd()) return;
  const off_t before = body_->unread();
  while (body_->unread() > 0 && !connection_->isOutputFull()) {
    if (!protocol_->writeBody(*body_, connection_->output(), kBodyPiece))
      return peerFailed(PeerFailure::kUnreadableBody);
  }
  if (body_->unread() < before && !body_->mayRewind()) wake();
  isRequestSent_ = body_->isAtEnd();
  if (isRequestSent_) protocol_->writeEnd(connection_->output());
  connection_->setAwaiting(isRequestSent_);
  connection_->update();
}

void UpstreamTransfer::peerMoved() {
  if (!connection_) return;
  if (connection_->state() == PeerConnection::kFailed) return peerFailed(connection_->failure());
  noteConnected();
  decode();
  if (!connection_) return;
  feed();
  if (state_ == kTunnel) wake();
  if (state_ == kTunnelEnding && connection_->output().empty()) finish();
}

// Takes what has come, until more is needed or the spool is full.
void UpstreamTransfer::decode() {
  off_t before = spool_.size();
  for (;;) {
    UpstreamProtocol::Result result = protocol_->decode(connection_->input(), spool_);
    if (isDiscarding_) spool_.clear();
    if (result == UpstreamProtocol::kMore && hasAllInput()) result = protocol_->endInput();
    if (result == UpstreamProtocol::kMore) break;
    takeResult(result);
    bool isInBody = state_ == kResponding || isTunnel();
    if (!isInBody || !connection_) break;
  }
  if (connection_) connection_->update();
  if (spool_.size() != before) wake();
}

// Returns true if nothing more comes, and what is left cannot be decoded for another reason than a
// full spool.
bool UpstreamTransfer::hasAllInput() const {
  bool mayDecode = connection_->input().empty() || spool_.room() > 0;
  return connection_->state() == PeerConnection::kEnded && mayDecode;
}

void UpstreamTransfer::takeResult(UpstreamProtocol::Result result) {
  if (result == UpstreamProtocol::kHeadDone) {
    state_ = kResponding;
    off_t size = received() - static_cast<off_t>(connection_->input().size());
    means_.log.peerResponded(head().status, size);
    if (protocol_->isTunnel()) startTunnel();
    return wake();
  }
  if (result == UpstreamProtocol::kEnd) return finish();
  peerFailed(protocol_->failure());
}

// Both ways have bounded buffers in memory, and no time is measured but that of silence.
void UpstreamTransfer::startTunnel() {
  state_ = kTunnel;
  ResponseSpool::Limits limits;
  limits.memory = settings_.bufferSize;
  limits.file = 0;
  limits.pid = 0;
  spool_.limit(limits);
}

std::size_t UpstreamTransfer::passOn(const Slice& bytes) {
  if (!connection_) return bytes.size();
  Slice taken = bytes.sub(0, connection_->outputRoom());
  connection_->output().append(taken);
  connection_->update();
  return taken.size();
}

void UpstreamTransfer::endTunnel() {
  if (state_ != kTunnel) return;
  state_ = kTunnelEnding;
  if (connection_->output().empty()) finish();
}

void UpstreamTransfer::finish() {
  group_->peers.peer(peer_).succeed();
  means_.log.peerDone(head().status, received());
  state_ = kWhole;
  leave(protocol_->mayReuse() && isRequestSent_);
  wake();
}

// A connection that was kept may have been closed by the server just as it was used again; then
// the same request is tried once more, if nothing of a response has come. That does not count as a
// try.
void UpstreamTransfer::peerFailed(const PeerFailure& failure) {
  const unsigned reason = failure.upstreamFailure();
  const int status = failure.status();
  bool isStale = isReused_ && received() == 0 && reason == kUpstreamError;
  off_t got = received();
  bool hadSent = connection_->sent() > sentBefore_;
  means_.log.peerFailed(failure);
  means_.log.peerDone(status, got);
  Peer& peer = group_->peers.peer(peer_);
  if (reason != 0 && !isStale) peer.fail(means_.loop.current().second);
  std::size_t index = static_cast<std::size_t>(peer_);
  leave(false);
  if (isStale)
    retry_.forgetTry();
  else
    choice_.tried[index] = true;
  bool isAgain = state_ == kAsking && retry_.mayRepeat(hadSent) &&
                 (isStale || retry_.mayFollow(reason, means_.loop.current().second));
  if (isAgain && body_->rewind() && ask()) return;
  endWith(status);
}

// As in nginx, 403 and 404 are no fault of the peer, and the response of the last peer counts.
bool UpstreamTransfer::triesAnother() {
  unsigned failure = RetryPolicy::failureOf(head().status);
  long now = means_.loop.current().second;
  bool mayRepeat = retry_.mayRepeat(true) && body_->mayRewind();
  if (failure == 0 || state_ == kFailed || !mayRepeat || !retry_.mayFollow(failure, now))
    return false;
  PeerGroup::Request next = choice_;
  next.tried[static_cast<std::size_t>(peer_)] = true;
  next.now = now;
  if (!group_->peers.hasChoice(next)) return false;
  bool isFault = (failure & (kUpstreamHttp403 | kUpstreamHttp404)) == 0;
  if (isFault) group_->peers.peer(peer_).fail(next.now);
  if (connection_) means_.log.peerDone(head().status, received());
  leave(false);
  choice_.tried = next.tried;
  spool_.clear();
  state_ = kAsking;
  if (body_->rewind() && ask()) return true;
  fail(PeerFailure::kNoPeers);
  return true;
}

void UpstreamTransfer::leave(bool mayReuse) {
  if (peer_ != PeerGroup::kNone && connection_) --group_->peers.peer(peer_).connections;
  PeerConnection* connection = connection_;
  connection_ = 0;
  if (!connection) return;
  connection->observe(0, PeerConnection::Timeouts());
  connection->limitRate(0);
  if (mayReuse)
    group_->idle.put(connection);
  else
    means_.loop.retire(connection);
}

void UpstreamTransfer::fail(const PeerFailure& failure) {
  means_.log.peerFailed(failure);
  endWith(failure.status());
}

void UpstreamTransfer::endWith(int status) {
  state_ = kFailed;
  status_ = status;
  wake();
}

void UpstreamTransfer::discard() {
  isDiscarding_ = true;
  spool_.clear();
  length_ = -1;
}

BodySource::Result UpstreamTransfer::pull(Buffer& out, std::size_t room) {
  if (!spool_.empty() && !spool_.pull(out, room)) return kError;
  if (connection_ && (state_ == kResponding || isTunnel())) decode();
  if (!spool_.empty()) return kMore;
  if (state_ == kWhole) return kEnd;
  return state_ == kFailed ? kError : kWait;
}
