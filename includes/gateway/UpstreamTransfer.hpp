#ifndef GATEWAY_UPSTREAMTRANSFER_HPP
#define GATEWAY_UPSTREAMTRANSFER_HPP

#include <string>
#include <vector>

#include "base/Counters.hpp"
#include "base/ScopedPtr.hpp"
#include "config/UpstreamSettings.hpp"
#include "content/RequestBody.hpp"
#include "gateway/ResponseSpool.hpp"
#include "gateway/RetryPolicy.hpp"
#include "gateway/UpstreamAttempt.hpp"
#include "gateway/UpstreamLog.hpp"
#include "gateway/UpstreamProtocol.hpp"
#include "http/BodySource.hpp"
#include "peers/PeerObserver.hpp"
#include "peers/UpstreamGroup.hpp"

// One request to an upstream group and its response: chooses a peer, connects, sends the request,
// and takes the response apart. When a peer fails before its response has begun, another one is
// asked, as far as the settings allow.
//
//   kCollecting --start()--> kAsking --the head has come--> kResponding --the end--> kWhole
//                             |   ^                          |     |                   ^  ^
//             the peer fails  |   | another peer is left     |     | a 101             |  |
//                             +---+                          |     v                   |  |
//                             | none is         it breaks    |   kTunnel -- its end ---+  |
//                             v                      off     |     | endTunnel()         |
//                          kFailed <-------------------------+     v                     |
//                             ^                                  kTunnelEnding -- sent ---+
//                             +------- it breaks off ---------------+
//
// How far the request has come with the peer that is asked is the business of UpstreamAttempt. When
// something has moved, `waiter` is scheduled. A transfer that is destroyed early ends its
// connection.
class UpstreamTransfer : public PeerObserver, public BodySource {
 public:
  enum State {
    kCollecting,    // the request body is being collected
    kAsking,        // a peer is asked; its response has not begun
    kResponding,    // head() is complete, the body is coming
    kTunnel,        // head() is complete and changes the protocol: bytes flow both ways
    kTunnelEnding,  // as kTunnel, but the client sends no more
    kWhole,         // all of the body has come; some of it may not have been pulled
    kFailed         // status() says how
  };
  // What the transfer borrows; all of it must outlive it.
  struct Means {
    EventLoop& loop;
    BlockPool& pool;
    PartNames& names;
    Pollable& waiter;
    UpstreamLog& log;
    Counters& counters;

    Means(EventLoop& l, BlockPool& p, PartNames& n, Pollable& w, UpstreamLog& g, Counters& c)
        : loop(l), pool(p), names(n), waiter(w), log(g), counters(c) {}
  };

  // Keeps a reference to the settings too. `pid` is the process id, for the names of temporary
  // files.
  UpstreamTransfer(const Means& means, const UpstreamSettings& settings, int pid);

  // To be called before start(). The transfer owns the protocol and shares the group.
  void setProtocol(UpstreamProtocol* owned) { protocol_.reset(owned); }
  void setGroup(UpstreamGroup& group) { group_.reset(&group); }
  // Whether a request that has been sent may be sent again.
  void setIdempotent(bool isIdempotent) { retry_.setIdempotent(isIdempotent); }
  // The text of `hash`, or the client's address for `ip_hash`.
  void setKey(const std::string& key) { key_ = key; }
  // Gives its connections this address at their own end.
  void setLocal(const Address& local) { local_ = local; }
  // Asks the first peer. `body` is the request body, which must outlive the transfer. Of a stream,
  // bodyMoved() tells that more has come, or its end.
  void start(RequestBody& body);
  void bodyMoved() { feed(); }
  // Ends the transfer with the HTTP status of the failure.
  void fail(const PeerFailure& failure);
  // No response body is wanted: what comes of it is dropped.
  void discard();

  State state() const { return state_; }
  // Returns true if no peer is asked any more.
  bool isOver() const { return state_ == kWhole || state_ == kFailed; }
  int status() const { return status_; }  // with kFailed: the HTTP status that says why
  const UpstreamHead& head() const { return protocol_->head(); }
  // Returns true if the peer that has sent this head counts as failed, and another one is asked
  // instead. REQUIRES: state() is kResponding and nothing was pulled.
  bool triesAnother();

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);
  // Passes on what the client sends through a tunnel. Returns how many of the bytes were taken;
  // when there is room for more, `waiter` is scheduled. A tunnel that is over takes and drops all.
  std::size_t passOn(const Slice& bytes);
  // The client sends no more: the tunnel ends when the peer has been sent what came before.
  void endTunnel();
  // Sets the length of the body; -1: it is unknown.
  void setLength(off_t length) { length_ = length; }

  virtual void peerMoved();

 private:
  UpstreamTransfer(const UpstreamTransfer&);
  UpstreamTransfer& operator=(const UpstreamTransfer&);

  bool ask();
  PeerConnection* newConnection(const Address& address) const;
  bool connect(Peer& peer);
  void noteConnected();
  void feed();
  void decode();
  bool hasAllInput();
  void takeResult(UpstreamProtocol::Result result);
  void peerFailed(const PeerFailure& failure);
  bool dropPeer(const PeerFailure& failure);
  void endWith(int status);
  void limitSpool();
  void endTunnelWhenSent();
  bool hasPeer() const { return attempt_.state() != UpstreamAttempt::kNone; }
  bool isTunnel() const { return state_ == kTunnel || state_ == kTunnelEnding; }
  void finish();
  void wake();
  PeerConnection::Timeouts timeouts() const;

  Means means_;
  const UpstreamSettings& settings_;
  int pid_;
  State state_;
  int status_;
  ScopedPtr<UpstreamProtocol> protocol_;
  Ref<UpstreamGroup> group_;  // destroyed after the attempt
  PeerGroup::Request choice_;
  std::string key_;
  Address local_;  // of no family: the system chooses
  RetryPolicy retry_;
  int peer_;  // the index of the one that was asked last, or PeerGroup::kNone
  UpstreamAttempt attempt_;
  RequestBody* body_;
  ResponseSpool spool_;
  off_t length_;
};

#endif
