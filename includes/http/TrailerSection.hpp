#ifndef HTTP_TRAILERSECTION_HPP
#define HTTP_TRAILERSECTION_HPP

#include <cstddef>

#include "http/HttpError.hpp"

// Parses the fields behind the last chunk and the empty line that ends them (RFC 9112 7.1.2), byte
// by byte. The fields obey the rules of header fields and are dropped. A field that frames, routes
// or authorizes is refused (RFC 9110 6.5.1). Every line ends with CRLF.
class TrailerSection {
 public:
  enum Result { kMore, kDone, kBad };

  TrailerSection() { reset(0); }
  // `maxBytes` limits the fields without the final empty line.
  void reset(std::size_t maxBytes);
  Result feed(char c);

  // After kBad: 400, or 431 if the fields are too large.
  const HttpError& error() const { return error_; }

 private:
  enum State { kLineBegin, kName, kValue, kLineFeed, kLastLineFeed };
  enum { kLongestForbidden = 19 };

  Result fail(const HttpError& error);
  Result feedName(char c);
  bool isForbidden() const;

  State state_;
  std::size_t room_;
  char name_[kLongestForbidden];  // in lower case, truncated
  std::size_t nameSize_;
  HttpError error_;
};

#endif
