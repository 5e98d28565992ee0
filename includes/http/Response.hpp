#ifndef HTTP_RESPONSE_HPP
#define HTTP_RESPONSE_HPP

#include <sys/types.h>

#include <string>

#include "base/Buffer.hpp"
#include "base/ScopedPtr.hpp"
#include "base/Slice.hpp"
#include "http/BodySource.hpp"
#include "http/MemorySource.hpp"

// What a head says that is not the answer's own: it belongs to the connection and the server.
struct HeadFrame {
  Slice date;     // an HTTP date
  Slice server;   // the Server field's value
  bool isHttp11;  // the client understands chunked
  bool keepAlive;
  int keepAliveTimeout;  // "Keep-Alive: timeout=", 0 for none
};

// CR, LF and NUL become blanks, so that no value can end its line.
void blankLineEnds(char* begin, char* end);

// A response: its status, its fields and at most one body. Made once for a connection's exchange
// and used again for the next one, so that its strings keep their memory.
class Response {
 public:
  Response() { clear(); }
  void clear();

  int status() const { return status_; }
  void setStatus(int status) { status_ = status; }

  // Fields that answers often have. Empty: not sent. Their values may come from a client's bytes:
  // what would end a line is written as a blank.
  std::string contentType;
  std::string contentEncoding;
  std::string location;
  std::string etag;
  std::string lastModified;
  std::string allow;
  bool acceptRanges;
  // The connection is not to be used again after this answer.
  bool mustClose;

  // Any other field, written the same way; several of one name are kept.
  void addField(const Slice& name, const Slice& value);
  // The value of a field added, the first of that name, or an empty Slice.
  Slice field(const Slice& name) const;

  // The body. Only the last one set counts.
  void setBody(BodySource* owned);
  void setBody(const Slice& bytes, Counted* keeper);
  // The same, of a source that outlives the response or its next body.
  void borrowBody(BodySource& source);
  // A copy of `text`.
  void setText(const Slice& text);
  bool hasBody() const { return body_ != 0; }
  BodySource* body() const { return body_; }
  void dropBody();
  // Bytes of the body, 0 without one, -1 unknown.
  off_t contentLength() const;
  // A HEAD's answer says the length of a body that nobody made: it is told here.
  void setLengthWithoutBody(off_t length);

  // Whether the body goes out in chunks under `frame`.
  bool isChunked(const HeadFrame& frame) const;
  // Whether only the connection's end can tell the body's.
  bool endsWithConnection(const HeadFrame& frame) const;
  // The status line and all fields, in nginx's order.
  void writeHead(Buffer& out, const HeadFrame& frame) const;

 private:
  Response(const Response&);
  Response& operator=(const Response&);

  std::size_t fieldBytes() const;

  int status_;
  std::string fields_;  // "Name: value\r\n" each
  std::string text_;
  MemorySource memory_;
  ScopedPtr<BodySource> owned_;
  BodySource* body_;  // 0, &memory_, owned_ or borrowed
  off_t lengthWithoutBody_;
};

#endif
