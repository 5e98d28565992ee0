#ifndef HTTP_REQUESTPARSER_HPP
#define HTTP_REQUESTPARSER_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "http/HeadLimits.hpp"
#include "http/HttpError.hpp"
#include "http/Request.hpp"

// Parses the head of a request (RFC 9112 2-3, 5) from bytes that arrive in pieces of any size.
//
// RequestParser parser; while (parser.parse(allBytesSoFar, limits, request) ==
// RequestParser::kMore) ...
//
// `bytes` always begins at the first byte of the request and holds all that has arrived since. It
// may lie at another address than in the last call; parse() then rebases the request. Only the
// bytes of an unfinished line are examined twice. A request that is refused keeps what was parsed
// of it, so that the log can show its line.
class RequestParser {
 public:
  enum Result { kMore, kDone, kBad };

  RequestParser() { reset(); }
  // Prepares for another request.
  void reset();

  Result parse(const Slice& bytes, const HeadLimits& limits, Request& request);

  // After kBad: what is wrong with the request.
  const HttpError& error() const { return error_; }
  // Returns true once a byte of a request has arrived. The empty line that may precede a request
  // does not count.
  bool hasBegun() const { return hasBegun_; }

 private:
  enum State { kRequestLine, kFieldLines, kComplete };

  Result fail(const HttpError& error);
  void attach(const Slice& bytes, Request& request);
  HttpError findLine(const Slice& bytes, const HeadLimits& limits, Slice& line);
  HttpError checkFirstByte(const Slice& bytes);
  HttpError takeLine(Slice line, const HeadLimits& limits, Request& request);
  HttpError takeRequestLine(const Slice& line, Request& request);
  HttpError takeField(const Slice& line, const HeadLimits& limits, Request& request);

  State state_;
  const char* base_;        // the address of the bytes in the last call
  std::size_t lineStart_;   // where the unfinished line begins
  std::size_t searched_;    // there is no line feed between lineStart_ and here
  std::size_t fieldCount_;  // dropped fields included
  bool hasSkippedLine_;
  bool hasBegun_;
  HttpError error_;
};

#endif
