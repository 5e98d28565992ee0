#ifndef UPSTREAMS_UPSTREAMRESPONSE_HPP
#define UPSTREAMS_UPSTREAMRESPONSE_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Pending.hpp"
#include "gateway/UpstreamLog.hpp"
#include "gateway/UpstreamTransfer.hpp"
#include "upstreams/FailureText.hpp"
#include "upstreams/UpstreamFields.hpp"

struct Services;

// Sends a request to an upstream server and turns its response into ours: the head becomes fields
// of the response, and the body is borrowed. After a 101 the connection is a tunnel: the exchange's
// sink takes what the client sends. A derived class speaks the protocol.
class UpstreamResponse : public Pending, public UpstreamLog, public UpstreamFields::Rewriter {
 public:
  // In place of the size of a request body: there is none, or it is told when all has been sent.
  enum { kNoBody = -1, kUnknownSize = -2 };

  // Keeps references to all of them. The exchange owns this object.
  UpstreamResponse(Services& services, PartNames& names, Exchange& exchange,
                   const UpstreamSettings& settings);

  // Sends the request to one of the group. A request body is collected first, unless it was before
  // or `*_request_buffering` is off.
  // Returns 0, or the HTTP status that refuses the request.
  int send(UpstreamGroup& group, const std::string& key);
  // The request body is complete; `isKept`: the disk has taken all of it.
  void bodyCollected(bool isKept);

  virtual Handler::Result ask(Exchange& exchange);
  virtual void discardBody() { transfer_.discard(); }
  virtual bool wantsBody() const;
  virtual bool outlivesClient() const { return settings_.ignoresClientAbort; }

  virtual void peerAsked(const std::string& name);
  virtual void peerConnected();
  virtual void peerResponded(int status, off_t size);
  virtual void peerDone(int status, off_t received);
  virtual void peerFailed(const PeerFailure& failure);

 protected:
  // Returns a new protocol object that knows the request. `bodySize` is that of the request body,
  // kNoBody, or kUnknownSize if takesChunks().
  virtual UpstreamProtocol* makeProtocol(off_t bodySize) = 0;
  // Whether the protocol can send a body of unknown size.
  virtual bool takesChunks() const { return false; }
  // Returns the URL of the request to the server of that address, for the error log.
  virtual std::string urlOf(const std::string& server) const = 0;
  Exchange& exchange() const { return exchange_; }

 private:
  Handler::Result respond();
  void fetchPath();
  Handler::Result redirect(const std::string& target);
  bool isIntercepted(int status) const;
  void bindLocal();
  void collect();
  void stream();
  void start(off_t bodySize);
  void startTunnel();
  long now() const;

  Exchange& exchange_;
  PartNames& names_;
  const UpstreamSettings& settings_;
  UpstreamTransfer transfer_;
  UpstreamPhase phase_;
  RequestBody own_;  // empty, the text of `*_set_body`, or the body that is streamed
};

#endif
