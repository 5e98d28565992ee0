#ifndef GATEWAY_CGIHEAD_HPP
#define GATEWAY_CGIHEAD_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// The head of what a CGI program prints (RFC 3875 6): fields, then an empty line; lines end with LF
// or CRLF. A pure parser: it is given what has come so far, again and again.
class CgiHead {
 public:
  enum Result {
    kMore,  // no empty line yet
    kDone,
    kBad  // message() says why
  };
  struct Field {
    std::string name;
    std::string value;
  };

  CgiHead();

  // `bytes` begin where the output does, and hold all that has come.
  Result parse(const Slice& bytes);
  const char* message() const { return message_; }

  // After kDone.
  std::size_t size() const { return size_; }              // bytes, the empty line included
  int status() const { return status_; }                  // 0: the program named none
  off_t contentLength() const { return contentLength_; }  // -1: the program named none
  // Values without the blanks around them; empty: the program named none.
  const std::string& contentType() const { return contentType_; }
  const std::string& location() const { return location_; }
  // A Location that is a path, and nothing said beside it that a client should see: the server is
  // to answer with what lies there (RFC 3875 6.2.2).
  bool isLocalRedirect() const;
  // All others, in their order, several of one name too. Those that belong to the connection or
  // to the server are left out.
  const std::vector<Field>& fields() const { return fields_; }

 private:
  bool findEnd(const Slice& bytes);
  bool fail(const char* message);
  Result finish();
  bool takeLine(const Slice& line);
  bool takeField(const Slice& name, const Slice& value);
  bool takeStatus(const Slice& value);
  bool takeLength(const Slice& value);
  bool takeOnce(std::string& member, const Slice& value);

  std::size_t scanned_;  // no head ends before here
  std::size_t lineStart_;
  std::size_t size_;
  int status_;
  off_t contentLength_;
  std::string contentType_;
  std::string location_;
  std::vector<Field> fields_;
  const char* message_;
};

#endif
