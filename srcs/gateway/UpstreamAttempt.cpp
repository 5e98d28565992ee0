#include "gateway/UpstreamAttempt.hpp"

UpstreamAttempt::UpstreamAttempt(EventLoop& loop)
    : loop_(loop), state_(kNone), connection_(0), peer_(0), sentBefore_(0), receivedBefore_(0) {}

UpstreamAttempt::~UpstreamAttempt() { end(0); }

void UpstreamAttempt::begin(PeerConnection* connection, Peer& peer) {
  state_ = kConnecting;
  connection_ = connection;
  peer_ = &peer;
  ++peer.connections;
  connection->countRequest();
  sentBefore_ = connection->sent();
  receivedBefore_ = connection->received();
}

void UpstreamAttempt::end(IdleConnections* home) {
  if (state_ == kNone) return;
  PeerConnection* connection = connection_;
  state_ = kNone;
  connection_ = 0;
  --peer_->connections;
  connection->observe(0, PeerConnection::Timeouts());
  connection->limitRate(0);
  if (home)
    home->put(connection);
  else
    loop_.retire(connection);
}
