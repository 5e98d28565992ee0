#include "http/RequestParser.hpp"

#include "http/CharClass.hpp"
#include "http/RequestFraming.hpp"
#include "http/RequestLines.hpp"

static const char kTlsHandshake = 0x16;

void RequestParser::reset() {
  state_ = kRequestLine;
  base_ = 0;
  lineStart_ = searched_ = fieldCount_ = 0;
  hasSkippedLine_ = hasBegun_ = false;
  error_ = HttpError();
}

RequestParser::Result RequestParser::fail(const HttpError& error) {
  error_ = error;
  return kBad;
}

void RequestParser::attach(const Slice& bytes, Request& request) {
  if (base_ == 0)
    request.clear();
  else if (base_ != bytes.data())
    request.rebase(base_, bytes.data());
  base_ = bytes.data();
}

RequestParser::Result RequestParser::parse(const Slice& bytes, const HeadLimits& limits,
                                           Request& request) {
  if (error_.isSet()) return kBad;
  attach(bytes, request);
  while (state_ != kComplete) {
    Slice line;
    HttpError error = findLine(bytes, limits, line);
    if (error.isSet()) return fail(error);
    if (line.empty()) return kMore;
    error = takeLine(line, limits, request);
    if (error.isSet()) return fail(error);
  }
  request.headSize = lineStart_;
  return kDone;
}

// A byte that cannot begin a request is refused at once, because its sender may never end the line.
HttpError RequestParser::checkFirstByte(const Slice& bytes) {
  Slice start = bytes.from(lineStart_);
  bool mayBeEmptyLine = start[0] == '\n' || start == Slice("\r") || start.startsWith("\r\n");
  hasBegun_ = hasSkippedLine_ || !mayBeEmptyLine;
  if (start[0] == kTlsHandshake)
    return badRequest("the client sent a TLS handshake to a plain HTTP port");
  if (mayBeEmptyLine || isTokenChar(start[0])) return HttpError();
  return badRequest("the request line does not begin with a method");
}

static HttpError lineTooLong(bool isRequestLine, bool isHead, const Slice& start) {
  if (isRequestLine && hasTooLongMethod(start))
    return badRequest("the method is longer than 32 bytes");
  if (isRequestLine) return HttpError(414, "the request line is too long");
  return HttpError(431, isHead ? "the request head is too large" : "a header field is too long");
}

// Sets `line` to the next line with its end, or to an empty Slice if it is incomplete.
HttpError RequestParser::findLine(const Slice& bytes, const HeadLimits& limits, Slice& line) {
  if (state_ == kRequestLine && lineStart_ < bytes.size()) {
    HttpError error = checkFirstByte(bytes);
    if (error.isSet()) return error;
  }
  std::size_t room = lineStart_ < limits.maxHead ? limits.maxHead - lineStart_ : 0;
  bool isHead = room < limits.maxLine;
  std::size_t limit = lineStart_ + (isHead ? room : limits.maxLine);
  std::size_t end = bytes.sub(0, limit).find('\n', searched_);
  if (end != Slice::npos) {
    line = bytes.sub(lineStart_, end + 1 - lineStart_);
    lineStart_ = searched_ = end + 1;
    return HttpError();
  }
  searched_ = bytes.size();
  return bytes.size() < limit ? HttpError()
                              : lineTooLong(state_ == kRequestLine, isHead, bytes.from(lineStart_));
}

HttpError RequestParser::takeLine(Slice line, const HeadLimits& limits, Request& request) {
  bool hasCr = line.size() > 1 && line[line.size() - 2] == '\r';
  if (!hasCr && !limits.allowBareLf) return badRequest("a line ends without CR");
  line = line.sub(0, line.size() - (hasCr ? 2 : 1));
  if (state_ == kRequestLine) return takeRequestLine(line, request);
  if (!line.empty()) return takeField(line, limits, request);
  state_ = kComplete;
  return interpretHead(request);
}

HttpError RequestParser::takeRequestLine(const Slice& line, Request& request) {
  if (line.empty()) {
    if (hasSkippedLine_) return badRequest("two empty lines precede the request line");
    hasSkippedLine_ = true;
    return HttpError();
  }
  state_ = kFieldLines;
  return parseRequestLine(line, request);
}

static HttpError repeatedField(Request::Known field) {
  switch (field) {
    case Request::kHost:
      return badRequest("the request has more than one Host field");
    case Request::kContentLength:
      return badRequest("the request has more than one Content-Length field");
    case Request::kTransferEncoding:
      return badRequest("the request has more than one Transfer-Encoding field");
    case Request::kAuthorization:
      return badRequest("the request has more than one Authorization field");
    default:
      return HttpError();
  }
}

HttpError RequestParser::takeField(const Slice& line, const HeadLimits& limits, Request& request) {
  if (++fieldCount_ > limits.maxFields) return badRequest("the request has too many header fields");
  Request::Field field;
  NameFitness fitness;
  HttpError error = parseFieldLine(line, field, fitness);
  if (error.isSet()) return error;
  if (fitness == kNameOdd && !limits.ignoreInvalid)
    return badRequest("the name of a header field has an invalid byte");
  if (fitness == kNameOdd || (fitness == kNameUnderscore && !limits.underscores)) return error;
  Request::Known known = findKnown(field.name);
  if (known != Request::kKnownFields) {
    if (request.has(known))
      error = repeatedField(known);
    else
      request.known[known] = static_cast<int>(request.fields.size());
  }
  request.fields.push_back(field);
  return error;
}
