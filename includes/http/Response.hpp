#ifndef HTTP_RESPONSE_HPP
#define HTTP_RESPONSE_HPP

#include <sys/types.h>

#include <string>

#include "base/Buffer.hpp"
#include "base/ScopedPtr.hpp"
#include "base/Slice.hpp"
#include "http/BodySource.hpp"
#include "http/HeadFrame.hpp"
#include "http/MemorySource.hpp"

// Replaces CR, LF and NUL by blanks, so that no value can end its line.
void blankLineEnds(char* begin, char* end);

// A response: its status, its fields and its body, if any. One object serves all requests of an
// exchange in turn, so that its strings keep their memory.
class Response {
 public:
  Response() { clear(); }
  void clear();

  int status() const { return status_; }
  void setStatus(int status) { status_ = status; }

  // Common fields; an empty one is not sent. Values may come from a client: a byte that would end
  // the line is sent as a blank.
  std::string contentType;
  std::string contentEncoding;
  std::string location;
  std::string etag;
  std::string lastModified;
  std::string allow;
  bool acceptRanges;
  // The connection closes after this response.
  bool mustClose;

  // Adds any other field, with the same treatment of its value. Fields of one name are all kept.
  void addField(const Slice& name, const Slice& value);
  // Returns the first value that addField() added under this name, or an empty Slice.
  Slice field(const Slice& name) const;

  // Sets the body and replaces an earlier one. The response owns the source.
  void setBody(BodySource* owned);
  void setBody(const Slice& bytes, Counted* keeper);
  // Sets a body that the response does not own. It must outlive the response or its next body.
  void borrowBody(BodySource& source);
  // Sets a copy of `text` as the body.
  void setText(const Slice& text);
  bool hasBody() const { return body_ != 0; }
  BodySource* body() const { return body_; }
  void dropBody();
  // Returns the bytes of the body: 0 if there is none, -1 if the length is unknown.
  off_t contentLength() const;
  // Sets the Content-Length of a response to HEAD, for which no body is made.
  void setLengthWithoutBody(off_t length);

  // Returns true if the body is sent in chunks.
  bool isChunked(const HeadFrame& frame) const;
  // Returns true if the body ends with the connection.
  bool endsWithConnection(const HeadFrame& frame) const;
  // Appends the status line and all fields, in nginx's order.
  void writeHead(Buffer& out, const HeadFrame& frame) const;

 private:
  Response(const Response&);
  Response& operator=(const Response&);

  std::size_t fieldBytes() const;

  int status_;
  std::string fields_;  // "Name: value\r\n" for each
  std::string text_;
  MemorySource memory_;
  ScopedPtr<BodySource> owned_;
  BodySource* body_;  // 0, &memory_, the owned source or a borrowed one
  off_t lengthWithoutBody_;
};

#endif
