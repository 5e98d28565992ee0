#ifndef GATEWAY_UPSTREAMPROTOCOL_HPP
#define GATEWAY_UPSTREAMPROTOCOL_HPP

#include "base/Buffer.hpp"
#include "content/RequestBody.hpp"
#include "gateway/ResponseSpool.hpp"
#include "gateway/UpstreamHead.hpp"
#include "peers/PeerFailure.hpp"

// How one request and its response are framed for an upstream server: HTTP/1.x, FastCGI, SCGI or
// uwsgi. Does no I/O. One object serves several attempts, one after the other.
class UpstreamProtocol {
 public:
  enum Result {
    kMore,      // more bytes are needed, or room in the spool
    kHeadDone,  // head() is complete; call decode() again for the body
    kEnd,       // the response is complete
    kBad        // failure() says why
  };

  virtual ~UpstreamProtocol() {}

  // Begins an attempt: forgets what was decoded, and appends the head of the request.
  virtual void begin(Buffer& out) = 0;
  // Appends some of the request body, about `room` bytes. Returns false if it cannot be read.
  virtual bool writeBody(RequestBody& body, Buffer& out, std::size_t room) = 0;
  // Appends what ends the request.
  virtual void writeEnd(Buffer& out) = 0;

  // Takes bytes from the front of `in`, and pushes those of the response body into `out`.
  virtual Result decode(Buffer& in, ResponseSpool& out) = 0;
  // The server has ended the connection: returns kEnd if that completes the response, else kBad.
  virtual Result endInput() = 0;

  virtual const UpstreamHead& head() const = 0;
  virtual const PeerFailure& failure() const = 0;
  // After kEnd: whether the connection may serve another request.
  virtual bool mayReuse() const = 0;
  // Whether the response has changed the protocol: both directions are opaque from now on.
  virtual bool isTunnel() const { return false; }
};

#endif
