#ifndef GATEWAY_GATEWAYPROTOCOL_HPP
#define GATEWAY_GATEWAYPROTOCOL_HPP

#include <string>
#include <vector>

#include "gateway/CgiHead.hpp"
#include "gateway/UpstreamProtocol.hpp"

// What FastCGI, SCGI and uwsgi have in common: the request is told in parameters, and the response
// has the form of a CGI script's output. This class reads such output where nothing frames it: it
// ends when it has the length that its head announces, or with the connection.
//
//   kReadingHead --the head is complete--> kReadingBody --no byte is missing--> kWhole
class GatewayProtocol : public UpstreamProtocol {
 public:
  struct Parameter {
    std::string name;
    std::string value;
  };
  typedef std::vector<Parameter> Parameters;

  explicit GatewayProtocol(CgiHead::StatusLine statusLine = CgiHead::kObeyed);

  // The parameters of the request, in their order.
  Parameters& parameters() { return parameters_; }
  // The length of the request body. It is the value of CONTENT_LENGTH.
  void setBodySize(off_t size) { bodySize_ = size; }
  // The request is a HEAD, so that no body is taken from the response.
  void setHead(bool isHead) { isHead_ = isHead; }
  // The most bytes that the head of the response may have.
  void setMostHead(std::size_t most) { mostHead_ = most; }

  virtual bool writeBody(RequestBody& body, Buffer& out, std::size_t room);
  virtual void writeEnd(Buffer&) {}
  virtual Result decode(Buffer& in, ResponseSpool& out);
  virtual Result endInput();
  virtual const UpstreamHead& head() const { return head_; }
  virtual const PeerFailure& failure() const { return failure_; }
  virtual bool mayReuse() const { return false; }

 protected:
  off_t bodySize() const { return bodySize_; }
  const Parameters& allParameters() const { return parameters_; }

  // Forgets the response.
  void reset();
  Result bad(const PeerFailure& failure);
  Result invalid(const char* detail) { return bad(PeerFailure::invalid(detail)); }
  // Takes `used` bytes from the front of `bytes`, which are output. Returns kHeadDone when they
  // complete the head, kEnd when there are more than the head announces, kBad, or kMore.
  Result takeOutput(const Slice& bytes, ResponseSpool& out, std::size_t& used);
  // Returns true if the head is complete, and so is a body whose length it announces.
  bool isWhole() const { return state_ == kWhole; }
  // Returns true until the head is complete.
  bool isHeadAwaited() const { return state_ == kReadingHead; }
  // All output has come. Returns kEnd if it is a whole response, else kBad: the failure is then
  // `ifIncomplete`.
  Result endOutput(PeerFailure::Kind ifIncomplete);

 private:
  enum State { kReadingHead, kReadingBody, kWhole };

  Result takeHead(const Slice& bytes, std::size_t& used);
  void fillHead();
  bool hasNoBody() const;

  Parameters parameters_;
  off_t bodySize_;
  bool isHead_;
  std::size_t mostHead_;
  const CgiHead::StatusLine statusLine_;
  State state_;
  std::string headText_;  // the output so far, until the head is complete
  CgiHead parser_;
  UpstreamHead head_;
  off_t rest_;  // bytes of the body that are missing; -1: the length is unknown
  PeerFailure failure_;
};

#endif
