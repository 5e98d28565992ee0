#include "gateway/UpstreamTransfer.hpp"

#include <algorithm>

#include "gateway/AccelFields.hpp"

static const std::size_t kBodyPiece = 32 * 1024;

UpstreamTransfer::UpstreamTransfer(const Means& means, const UpstreamSettings& settings, int pid)
    : means_(means),
      settings_(settings),
      pid_(pid),
      state_(kCollecting),
      status_(0),
      retry_(settings),
      peer_(PeerGroup::kNone),
      attempt_(means.loop),
      body_(0),
      spool_(means.pool, means.names),
      length_(-1) {}

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
    retry_.countTry();
    means_.log.peerAsked(peer.name);
    if (connect(peer)) return true;
    const PeerFailure failure = attempt_.connection().failure();
    if (dropPeer(failure)) continue;
    endWith(failure.status());
    return true;
  }
}

PeerConnection* UpstreamTransfer::newConnection(const Address& address) const {
  PeerConnection* connection = new PeerConnection(means_.loop, means_.pool, address);
  connection->countIn(&means_.counters.upstreams);
  connection->bindTo(local_);
  if (settings_.keepsSocketsAlive) connection->keepAlive();
  return connection;
}

bool UpstreamTransfer::connect(Peer& peer) {
  PeerConnection* kept = group_->idle.take(peer.address, local_);
  attempt_.begin(kept ? kept : newConnection(peer.address), peer);
  PeerConnection& connection = attempt_.connection();
  connection.observe(this, timeouts());
  if (settings_.limitRate > 0) connection.limitRate(settings_.limitRate);
  if (!kept && !connection.open(timeouts())) return false;
  protocol_->begin(connection.output());
  noteConnected();
  feed();
  return true;
}

void UpstreamTransfer::noteConnected() {
  bool isConnecting = attempt_.connection().state() == PeerConnection::kConnecting;
  if (attempt_.state() != UpstreamAttempt::kConnecting || isConnecting) return;
  attempt_.accept();
  means_.log.peerConnected();
}

// Tops up what is to be sent. Nothing of a stream is gone before a peer has accepted the
// connection.
void UpstreamTransfer::feed() {
  if (attempt_.state() != UpstreamAttempt::kSending) return;
  PeerConnection& connection = attempt_.connection();
  const off_t before = body_->unread();
  while (body_->unread() > 0 && !connection.isOutputFull()) {
    if (!protocol_->writeBody(*body_, connection.output(), kBodyPiece))
      return peerFailed(PeerFailure::kUnreadableBody);
  }
  if (body_->unread() < before && !body_->mayRewind()) wake();
  if (body_->isAtEnd()) {
    attempt_.completeRequest();
    protocol_->writeEnd(connection.output());
  }
  connection.setAwaiting(body_->isAtEnd());
  connection.update();
}

void UpstreamTransfer::peerMoved() {
  if (!hasPeer()) return;
  PeerConnection& connection = attempt_.connection();
  if (connection.state() == PeerConnection::kFailed) return peerFailed(connection.failure());
  noteConnected();
  decode();
  if (!hasPeer()) return;
  feed();
  if (state_ == kTunnel) wake();
  if (state_ == kTunnelEnding) endTunnelWhenSent();
}

// Takes what has come, until more is needed or the spool is full.
void UpstreamTransfer::decode() {
  off_t before = spool_.size();
  for (;;) {
    UpstreamProtocol::Result result = protocol_->decode(attempt_.connection().input(), spool_);
    if (result == UpstreamProtocol::kMore && hasAllInput()) result = protocol_->endInput();
    if (result == UpstreamProtocol::kMore) break;
    takeResult(result);
    bool isInBody = state_ == kResponding || isTunnel();
    if (!isInBody || !hasPeer()) break;
  }
  if (hasPeer()) attempt_.connection().update();
  if (spool_.size() != before) wake();
}

// Returns true if nothing more comes, and what is left cannot be decoded for another reason than a
// full spool.
bool UpstreamTransfer::hasAllInput() {
  PeerConnection& connection = attempt_.connection();
  bool mayDecode = connection.input().empty() || spool_.room() > 0;
  return connection.state() == PeerConnection::kEnded && mayDecode;
}

void UpstreamTransfer::takeResult(UpstreamProtocol::Result result) {
  if (result == UpstreamProtocol::kHeadDone) {
    state_ = kResponding;
    off_t size = attempt_.received() - static_cast<off_t>(attempt_.connection().input().size());
    means_.log.peerResponded(head().status, size);
    if (protocol_->isTunnel()) state_ = kTunnel;
    limitSpool();
    return wake();
  }
  if (result == UpstreamProtocol::kEnd) return finish();
  peerFailed(protocol_->failure());
}

// As in nginx, a response may override `*_buffering`. A tunnel is never buffered. What one read
// brings does not go through a file.
void UpstreamTransfer::limitSpool() {
  bool isBuffering = !isTunnel() && wantsBuffering(head(), settings_);
  ResponseSpool::Limits limits;
  limits.memory = isBuffering ? std::max<std::size_t>(settings_.buffers, PeerConnection::kCapacity)
                              : settings_.bufferSize;
  limits.file = isBuffering ? settings_.maxTempFile : 0;
  limits.directory = settings_.tempPath;
  limits.pid = pid_;
  spool_.limit(limits);
}

std::size_t UpstreamTransfer::passOn(const Slice& bytes) {
  if (!hasPeer()) return bytes.size();
  PeerConnection& connection = attempt_.connection();
  Slice taken = bytes.sub(0, connection.outputRoom());
  connection.output().append(taken);
  connection.update();
  return taken.size();
}

void UpstreamTransfer::endTunnel() {
  if (state_ != kTunnel) return;
  state_ = kTunnelEnding;
  endTunnelWhenSent();
}

void UpstreamTransfer::endTunnelWhenSent() {
  if (attempt_.connection().output().empty()) finish();
}

void UpstreamTransfer::finish() {
  group_->peers.peer(peer_).succeed();
  means_.log.peerDone(head().status, attempt_.received());
  state_ = kWhole;
  bool isKept = protocol_->mayReuse() && attempt_.state() == UpstreamAttempt::kSent;
  attempt_.end(isKept ? &group_->idle : 0);
  wake();
}

// Ends the attempt. Returns true if the request may be sent once more. A connection that was kept
// may have been closed by the server just as it was used again; then the same peer may be asked
// once more, if nothing of a response has come. That does not count as a try.
bool UpstreamTransfer::dropPeer(const PeerFailure& failure) {
  const long now = means_.loop.current().second;
  const unsigned reason = failure.upstreamFailure();
  const bool mayRepeat = state_ == kAsking && retry_.mayRepeat(attempt_.hasSent());
  const off_t received = attempt_.received();
  const bool isStale = attempt_.isReused() && received == 0 && reason == kUpstreamError;
  means_.log.peerFailed(failure);
  means_.log.peerDone(failure.status(), received);
  attempt_.end(0);
  if (isStale) {
    retry_.forgetTry();
    return mayRepeat;
  }
  if (reason != 0) group_->peers.peer(peer_).fail(now);
  choice_.tried[static_cast<std::size_t>(peer_)] = true;
  return mayRepeat && retry_.mayFollow(reason, now);
}

void UpstreamTransfer::peerFailed(const PeerFailure& failure) {
  const int status = failure.status();
  if (dropPeer(failure) && body_->rewind() && ask()) return;
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
  if (hasPeer()) means_.log.peerDone(head().status, attempt_.received());
  attempt_.end(0);
  choice_.tried = next.tried;
  spool_.clear();
  state_ = kAsking;
  if (body_->rewind() && ask()) return true;
  fail(PeerFailure::kNoPeers);
  return true;
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
  spool_.discard();
  length_ = -1;
}

BodySource::Result UpstreamTransfer::pull(Buffer& out, std::size_t room) {
  if (!spool_.empty() && !spool_.pull(out, room)) return kError;
  if (hasPeer() && (state_ == kResponding || isTunnel())) decode();
  if (!spool_.empty()) return kMore;
  if (state_ == kWhole) return kEnd;
  return state_ == kFailed ? kError : kWait;
}
