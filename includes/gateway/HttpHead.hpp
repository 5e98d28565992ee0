#ifndef GATEWAY_HTTPHEAD_HPP
#define GATEWAY_HTTPHEAD_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "gateway/UpstreamHead.hpp"
#include "peers/PeerFailure.hpp"

// Parses the head of an HTTP/1.x response (RFC 9112 4, 5 and 6.3). Lines end with LF or CRLF. Much
// that a lenient client would forgive is refused, because the next server's view could differ: a
// folded line, a blank before a colon, several lengths, a length beside Transfer-Encoding, and any
// coding but "chunked". The caller passes all bytes of this head so far at each call.
class HttpHead {
 public:
  enum Result {
    kMore,  // the empty line has not arrived
    kDone,
    kBad  // failure() says why
  };
  // How the end of the body is told.
  enum Framing { kNoBody, kLength, kChunked, kUntilClose };

  HttpHead() { reset(); }
  // Forgets what was parsed.
  void reset();

  // `bytes` holds the head so far, from its first byte on.
  Result parse(const Slice& bytes);
  const PeerFailure& failure() const { return failure_; }

  // The following are valid after kDone.
  std::size_t size() const { return size_; }  // bytes, with the empty line
  const UpstreamHead& fields() const { return head_; }
  UpstreamHead& fields() { return head_; }
  // Returns true for 1xx except 101: another head follows.
  bool isInterim() const { return head_.status / 100 == 1 && head_.status != 101; }
  // Returns true if the head announces a change of the protocol.
  bool isUpgrade() const { return head_.status == 101 && hasUpgrade_; }
  // `isHead`: the request was a HEAD.
  Framing framing(bool isHead) const;
  // Returns true if the server keeps the connection open (RFC 9112 9.3).
  bool keepsConnection() const { return keeps_; }

 private:
  bool findEnd(const Slice& bytes);
  bool fail(const char* detail);
  bool takeStatusLine(const Slice& line);
  bool takeLine(const Slice& line);
  bool takeField(const Slice& name, const Slice& value);
  bool takeLength(const Slice& value);
  bool takeCoding(const Slice& value);
  void takeConnection(const Slice& value);
  bool check();

  std::size_t scanned_;  // no head ends before this position
  std::size_t lineStart_;
  std::size_t size_;
  bool isChunked_;
  bool hasUpgrade_;
  bool keeps_;
  UpstreamHead head_;
  PeerFailure failure_;
};

#endif
