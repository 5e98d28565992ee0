#ifndef PEERS_PEEROBSERVER_HPP
#define PEERS_PEEROBSERVER_HPP

// Hears from a PeerConnection.
class PeerObserver {
 public:
  virtual ~PeerObserver() {}

  // The state has changed, or bytes have come or left. The connection may be retired, but not be
  // deleted before the call returns.
  virtual void peerMoved() = 0;
};

#endif
