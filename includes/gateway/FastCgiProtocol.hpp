#ifndef GATEWAY_FASTCGIPROTOCOL_HPP
#define GATEWAY_FASTCGIPROTOCOL_HPP

#include "config/InheritedList.hpp"
#include "gateway/ErrorText.hpp"
#include "gateway/GatewayProtocol.hpp"

// FastCGI as a client of an upstream server, which is a responder
// (https://fastcgi-archives.github.io/FastCGI_Specification.html). Everything travels in records.
// A connection carries one request at a time, whose id is 1.
//
//   kHeader --8 bytes--> kContent --> kPadding --> kHeader
//                                        |  that was END_REQUEST
//                                        v
//                                      kEnded
class FastCgiProtocol : public GatewayProtocol {
 public:
  // `keepsConnection`: the server is asked to leave the connection open.
  explicit FastCgiProtocol(bool keepsConnection);

  // The observer hears what the server writes to standard error; it must outlive this object.
  void observeErrors(ErrorTextObserver& observer) { errors_.observe(&observer); }

  // A response is invalid if one of these texts comes on standard error before its head is
  // complete.
  void catchErrors(const InheritedList<std::string>& texts) { caught_ = texts; }

  virtual void begin(Buffer& out);
  virtual bool writeBody(RequestBody& body, Buffer& out, std::size_t room);
  virtual void writeEnd(Buffer& out);
  virtual Result decode(Buffer& in, ResponseSpool& out);
  // Without END_REQUEST, a response is whole if the server has ended its output, or if its body has
  // the length that its head announces.
  virtual Result endInput();
  virtual bool mayReuse() const { return keepsConnection_ && state_ == kEnded && isClean_; }

 private:
  enum State { kHeader, kContent, kPadding, kEnded };

  bool takeFixed(Buffer& in, std::size_t count);
  Result decodeHeader(Buffer& in);
  Result decodeContent(Buffer& in, ResponseSpool& out);
  Result decodeOutput(Buffer& in, ResponseSpool& out);
  Result decodePadding(Buffer& in);
  void watchErrors(const Slice& bytes);
  bool hasCaught() const;
  Result startContent();

  bool keepsConnection_;
  ErrorText errors_;
  InheritedList<std::string> caught_;
  std::string watched_;  // standard error before the head, if anything is caught
  State state_;
  std::string fixed_;  // what has come of a part whose length is fixed
  int type_;           // of the present record
  std::size_t left_;   // of its content
  std::size_t padding_;
  bool isOutputOver_;  // the server has sent the record that ends its output
  bool isClean_;       // nothing came behind END_REQUEST
};

#endif
