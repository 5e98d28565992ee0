#ifndef GATEWAY_HTTPPROTOCOL_HPP
#define GATEWAY_HTTPPROTOCOL_HPP

#include <string>

#include "base/ScopedPtr.hpp"
#include "gateway/HttpHead.hpp"
#include "gateway/UpstreamProtocol.hpp"
#include "http/BodyDecoder.hpp"

// HTTP/1.x as a client of an upstream server (RFC 9112). Whatever framing the server chooses is
// taken off; interim responses are dropped.
//
//   kReadingHead --> kNothing, kLength, kChunks, kUntilClose or kOpaque --> kWhole or kClosed
class HttpProtocol : public UpstreamProtocol {
 public:
  HttpProtocol()
      : isHead_(false),
        isBodyChunked_(false),
        mayUpgrade_(false),
        mostHead_(0),
        state_(kReadingHead),
        rest_(0) {}

  // The request's head with its empty line.
  std::string& request() { return request_; }
  void setHead(bool isHead) { isHead_ = isHead; }
  // The request body is sent in chunks.
  void setBodyChunked() { isBodyChunked_ = true; }
  // Whether the request has asked for another protocol.
  void setMayUpgrade(bool may) { mayUpgrade_ = may; }
  // The most bytes that a head may have.
  void setMostHead(std::size_t most) { mostHead_ = most; }

  virtual void begin(Buffer& out);
  virtual bool writeBody(RequestBody& body, Buffer& out, std::size_t room);
  virtual void writeEnd(Buffer& out);
  virtual Result decode(Buffer& in, ResponseSpool& out);
  virtual Result endInput();
  virtual const UpstreamHead& head() const { return head_.fields(); }
  virtual const PeerFailure& failure() const { return failure_; }
  virtual bool mayReuse() const { return state_ == kWhole && head_.keepsConnection(); }
  virtual bool isTunnel() const { return state_ == kOpaque; }

 private:
  enum State { kReadingHead, kNothing, kLength, kChunks, kUntilClose, kOpaque, kWhole, kClosed };

  Result bad(const PeerFailure& failure);
  Result invalid(const char* detail) { return bad(PeerFailure::invalid(detail)); }
  Result decodeHead(Buffer& in);
  Result endHead();
  Result decodePlain(Buffer& in, ResponseSpool& out);
  Result decodeChunks(Buffer& in, ResponseSpool& out);

  std::string request_;
  bool isHead_;
  bool isBodyChunked_;
  bool mayUpgrade_;
  std::size_t mostHead_;
  State state_;
  HttpHead head_;
  off_t rest_;                      // of the length
  ScopedPtr<BodyDecoder> decoder_;  // 0 before the first chunked response
  PeerFailure failure_;
};

#endif
