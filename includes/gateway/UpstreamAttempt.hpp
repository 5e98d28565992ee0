#ifndef GATEWAY_UPSTREAMATTEMPT_HPP
#define GATEWAY_UPSTREAMATTEMPT_HPP

#include "net/EventLoop.hpp"
#include "peers/IdleConnections.hpp"
#include "peers/Peer.hpp"
#include "peers/PeerConnection.hpp"

// One attempt of an UpstreamTransfer: the connection to the peer that is asked, and how much of the
// request has gone into it. One object serves several attempts, one after the other.
//
//   kNone --begin()--> kConnecting --accept()--> kSending --completeRequest()--> kSent
//     ^                     |                        |                             |
//     +------ end() --------+------------------------+-----------------------------+
class UpstreamAttempt {
 public:
  enum State {
    kNone,        // there is no connection
    kConnecting,  // the peer has not accepted the connection
    kSending,     // the connection is open, and more of the request is to come
    kSent         // all of the request is in the connection's buffer or beyond
  };

  // Keeps a reference to the loop, which must outlive this object.
  explicit UpstreamAttempt(EventLoop& loop);
  // Ends the connection if there is one.
  ~UpstreamAttempt();

  // Takes over a connection to the peer, which is new or has served other requests, and counts it
  // there. The peer must outlive the attempt. REQUIRES: state() is kNone
  void begin(PeerConnection* connection, Peer& peer);
  // The peer has accepted the connection.
  void accept() { state_ = kSending; }
  void completeRequest() { state_ = kSent; }
  // Hands the connection to `home` for the next request; 0: ends the connection. Does nothing if
  // there is none.
  void end(IdleConnections* home);

  State state() const { return state_; }
  // The following are valid unless state() is kNone.
  PeerConnection& connection() { return *connection_; }
  // Returns true if the connection has served other requests before.
  bool isReused() const { return connection_->requests() > 1; }
  // Returns true if a byte of this request has been sent.
  bool hasSent() const { return connection_->sent() > sentBefore_; }
  // Returns how many bytes have come since the attempt began.
  off_t received() const { return connection_->received() - receivedBefore_; }

 private:
  UpstreamAttempt(const UpstreamAttempt&);
  UpstreamAttempt& operator=(const UpstreamAttempt&);

  EventLoop& loop_;
  State state_;
  PeerConnection* connection_;  // owned; 0: none
  Peer* peer_;
  off_t sentBefore_;
  off_t receivedBefore_;
};

#endif
