#ifndef HTTP_REQUESTPARSER_HPP
#define HTTP_REQUESTPARSER_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "http/HttpError.hpp"
#include "http/Request.hpp"

// What bounds a head, and how strictly it is read; from the address's default server.
struct HeadLimits {
  std::size_t
      maxLine;  // bytes of one line and its end; a longer request line is 414, a field's 431
  std::size_t maxHead;    // bytes of the whole head; more is 431
  std::size_t maxFields;  // more is 400
  bool allowBareLf;
  bool underscores;    // keep names with '_' (else such a field is dropped)
  bool ignoreInvalid;  // drop a field whose name is not well formed as nginx does (else 400)

  HeadLimits()
      : maxLine(8192),
        maxHead(32768),
        maxFields(1000),
        allowBareLf(true),
        underscores(false),
        ignoreInvalid(true) {}
};

// Reads a request's head (RFC 9112 2-3, 5) out of bytes that arrive in any pieces.
//
//   RequestParser parser;
//   while (parser.parse(allBytesSoFar, limits, request) == RequestParser::kMore) ...
//
// `bytes` always begins at the request's first byte and has all that has arrived since; it may
// lie elsewhere than at the last call: then parse() rebases the request itself. No byte is looked
// at twice but those of an unfinished line. A request that is refused keeps what was read of it,
// its line for the log above all.
class RequestParser {
 public:
  enum Result { kMore, kDone, kBad };

  RequestParser() { reset(); }
  // Ready for another request.
  void reset();

  Result parse(const Slice& bytes, const HeadLimits& limits, Request& request);

  // After kBad: what is wrong with the request.
  const HttpError& error() const { return error_; }
  // Whether anything of a request has been seen: a byte that is not of the one empty line that
  // may stand before it.
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
  const char* base_;        // where the bytes lay at the last call
  std::size_t lineStart_;   // the first byte of the unfinished line
  std::size_t searched_;    // no line feed between lineStart_ and here
  std::size_t fieldCount_;  // those dropped included
  bool hasSkippedLine_;
  bool hasBegun_;
  HttpError error_;
};

#endif
