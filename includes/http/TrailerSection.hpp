#ifndef HTTP_TRAILERSECTION_HPP
#define HTTP_TRAILERSECTION_HPP

#include <cstddef>

#include "http/HttpError.hpp"

// The fields behind the last chunk and the empty line that ends them (RFC 9112 7.1.2), read byte
// by byte, by the rules of header fields, and dropped. None may say what only a head may say:
// framing, routing, authorization, conditions, the kind of content (RFC 9110 6.5.1). Every line
// ends with CRLF.
class TrailerSection {
 public:
  enum Result { kMore, kDone, kBad };

  TrailerSection() { reset(0); }
  // `maxBytes` bounds the fields, the empty line not counted.
  void reset(std::size_t maxBytes);
  Result feed(char c);

  // After kBad: 400, or 431 where they are too large.
  const HttpError& error() const { return error_; }

 private:
  enum State { kLineBegin, kName, kValue, kLineFeed, kLastLineFeed };
  enum { kLongestForbidden = 19 };

  Result fail(const HttpError& error);
  Result feedName(char c);
  bool isForbidden() const;

  State state_;
  std::size_t room_;
  char name_[kLongestForbidden];  // in lower case; as much of it as fits
  std::size_t nameSize_;
  HttpError error_;
};

#endif
