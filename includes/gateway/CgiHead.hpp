#ifndef GATEWAY_CGIHEAD_HPP
#define GATEWAY_CGIHEAD_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// Parses the head of a CGI script's output (RFC 3875 6): fields, then an empty line. Lines end with
// LF or CRLF. As in nginx, there may be no field at all, and a field may be repeated with the same
// value. The caller passes all output so far at each call.
class CgiHead {
 public:
  enum Result {
    kMore,  // the empty line has not arrived
    kDone,
    kBad  // message() says why
  };
  // What a line such as "HTTP/1.1 404 Not Found" does.
  enum StatusLine {
    kObeyed,  // as the first line it sets the status, which a Status field overrides
    kSkipped  // it is ignored, wherever it stands
  };
  struct Field {
    std::string name;
    std::string value;
  };

  explicit CgiHead(StatusLine statusLine = kObeyed);

  // `bytes` holds all output so far, from its first byte on.
  Result parse(const Slice& bytes);
  const char* message() const { return message_; }

  // The following are valid after kDone.
  std::size_t size() const { return size_; }              // bytes, with the empty line
  int status() const { return status_; }                  // 0 if the script gave none
  const std::string& reason() const { return reason_; }   // may be empty
  off_t contentLength() const { return contentLength_; }  // -1 if the script gave none
  // Values without surrounding blanks; empty if the script gave none.
  const std::string& contentType() const { return contentType_; }
  const std::string& location() const { return location_; }
  // Returns true if Location is a path and the head has nothing else for the client: the server
  // then redirects internally to that path (RFC 3875 6.2.2). A path with a fragment is for the
  // client.
  bool isLocalRedirect() const;
  // All other fields in their order, repeated names included. Fields that belong to the connection
  // or to the server are left out.
  const std::vector<Field>& fields() const { return fields_; }

 private:
  bool findEnd(const Slice& bytes);
  bool fail(const char* message);
  bool takeLine(const Slice& line, bool isFirst);
  bool takeStatusLine(const Slice& line);
  bool takeFieldLine(const Slice& line);
  bool takeField(const Slice& name, const Slice& value);
  bool takeStatusField(const Slice& value);
  bool takeStatus(const Slice& value);
  bool takeLength(const Slice& value);
  bool takeOnce(std::string& member, const Slice& value);

  StatusLine statusLine_;
  std::size_t scanned_;  // no head ends before this position
  std::size_t lineStart_;
  std::size_t size_;
  bool hasStatusField_;
  int status_;
  std::string reason_;
  off_t contentLength_;
  std::string contentType_;
  std::string location_;
  std::vector<Field> fields_;
  const char* message_;
};

#endif
