#ifndef HTTP_RESPONSE_HPP
#define HTTP_RESPONSE_HPP

#include <sys/types.h>

#include <ctime>
#include <string>

#include "base/Buffer.hpp"
#include "base/ScopedPtr.hpp"
#include "base/Slice.hpp"
#include "http/BodySource.hpp"
#include "http/HeadFrame.hpp"
#include "http/MemorySource.hpp"

class CharsetTable;

// Replaces CR, LF and NUL by blanks, so that no value can end its line.
void blankLineEnds(char* begin, char* end);

// A response: its status, its fields and its body, if any. One object serves all requests of an
// exchange in turn, so that its strings keep their memory.
class Response {
 public:
  Response() { clear(); }
  void clear();

  int status() const { return status_; }
  // Also returns to the usual reason phrase.
  void setStatus(int status) {
    status_ = status;
    reason_.clear();
  }
  // Sets the reason phrase; an empty one stands for the usual phrase of the status.
  void setReason(const Slice& reason) { reason_ = reason.str(); }

  // Common fields; an empty one is not sent. Values may come from a client: a byte that would end
  // the line is sent as a blank.
  std::string contentType;
  std::string contentEncoding;
  std::string location;
  std::string etag;
  std::string lastModified;
  std::string allow;
  // These replace the values of the frame unless they are empty.
  std::string server;
  std::string date;
  std::string charset;  // replaces that of `charset`; "off": none is added
  bool acceptRanges;
  bool varies;  // by Accept-Encoding
  // The body is converted by this table, which must outlive the response, or not at all if it is 0.
  const CharsetTable* conversion;
  bool isCharsetChosen;  // contentType and conversion are final as far as the charset goes
  // The response has a Content-Security-Policy of its own, which add_header does not touch.
  bool hasOwnPolicy;
  // The status is 416 because the requested range is outside of a representation that would
  // otherwise be a 200.
  bool isOutOfRange;
  // The connection closes after this response.
  bool mustClose;
  // The status is 101, and in place of a body the bytes of another protocol follow until the
  // connection closes (RFC 9110 7.8).
  bool changesProtocol;
  // Trailers follow the body, which is sent in chunks for that, to a client of HTTP/1.1.
  bool expectsTrailers;

  // Adds any other field, with the same treatment of its value. Fields of one name are all kept.
  void addField(const Slice& name, const Slice& value);
  // The same for a date. REQUIRES: 0 <= time < year 10000
  void addDate(const Slice& name, std::time_t time);
  // Removes every field that addField() added under this name, in any case.
  void removeField(const Slice& name);
  // Returns the value that addField() added under this name as the first, or after `before` others;
  // an empty Slice if there is none.
  Slice field(const Slice& name, std::size_t before = 0) const;

  // Adds a field that is sent after the body (RFC 9112 7.1.2), with the same treatment.
  void addTrailer(const Slice& name, const Slice& value);
  // Returns all of them, each as "Name: value\r\n".
  Slice trailers() const { return trailers_; }
  // Returns the first value that addTrailer() added under this name, or an empty Slice.
  Slice trailer(const Slice& name) const;

  // Applies the conversion, if there is one and a body, and the body is not encoded. To be called
  // once, when the response is complete.
  void convertBody();
  // Replaces the body by one that encodes it, which the response then owns. REQUIRES: hasBody()
  void encodeBody(BodySource* owned);
  // Sets the body and replaces an earlier one. The response owns the source.
  void setBody(BodySource* owned);
  // `room` bytes before `bytes` may be overwritten.
  void setBody(const Slice& bytes, Counted* keeper, std::size_t room = 0);
  // Sets a body that the response does not own. It must outlive the response or its next body.
  void borrowBody(BodySource& source);
  // Sets a copy of `text` as the body.
  void setText(const Slice& text);
  bool hasBody() const { return body_ != 0; }
  BodySource* body() const { return body_; }
  // Returns true if the body is all of these bytes, at this address, and no part of it was pulled.
  bool isMemory(const Slice& bytes) const;
  void dropBody();
  // Returns the bytes of the body: 0 if there is none, -1 if the length is unknown.
  off_t contentLength() const;
  // Sets the Content-Length of a response to HEAD, for which no body is made.
  void setLengthWithoutBody(off_t length);
  // The response to HEAD does not tell the length, nor that the body would come in chunks.
  void hideLength() { isLengthHidden_ = true; }

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
  std::string reason_;
  std::string fields_;  // "Name: value\r\n" for each
  std::string trailers_;
  std::string text_;
  MemorySource memory_;
  ScopedPtr<BodySource> owned_;
  ScopedPtr<BodySource> converted_;
  ScopedPtr<BodySource> encoded_;
  BodySource* body_;  // 0, &memory_, an owned source or a borrowed one
  off_t lengthWithoutBody_;
  bool isLengthHidden_;
};

#endif
