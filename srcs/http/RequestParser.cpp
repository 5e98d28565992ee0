#include "http/RequestParser.hpp"

#include "http/CharClass.hpp"
#include "http/RequestFraming.hpp"

static const char kTlsHandshake = 0x16;

void RequestParser::reset() {
  state_ = kRequestLine;
  base_ = 0;
  lineStart_ = searched_ = fieldCount_ = 0;
  hasSkippedLine_ = hasBegun_ = false;
  status_ = 0;
  reason_ = "";
}

RequestParser::Result RequestParser::refuse(const Refusal& refusal) {
  status_ = refusal.status;
  reason_ = refusal.reason;
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
  if (status_ != 0) return kBad;
  attach(bytes, request);
  while (state_ != kComplete) {
    Slice line;
    Refusal refusal = findLine(bytes, limits, line);
    if (refusal.status != 0) return refuse(refusal);
    if (line.empty()) return kMore;
    refusal = takeLine(line, limits, request);
    if (refusal.status != 0) return refuse(refusal);
  }
  request.headSize = lineStart_;
  return kDone;
}

// A byte that can begin no request is told at once: its sender may never end the line.
Refusal RequestParser::checkFirstByte(const Slice& bytes) {
  Slice start = bytes.from(lineStart_);
  bool mayBeEmptyLine = start[0] == '\n' || start == Slice("\r") || start.startsWith("\r\n");
  hasBegun_ = hasSkippedLine_ || !mayBeEmptyLine;
  if (start[0] == kTlsHandshake) return badRequest("a TLS handshake where plain HTTP is spoken");
  if (mayBeEmptyLine || isTokenChar(start[0])) return Refusal();
  return badRequest("a request line that does not begin with a method");
}

static Refusal refuseLong(bool isRequestLine, bool isHead) {
  if (isRequestLine) return Refusal(414, "a request line that is too long");
  return Refusal(431,
                 isHead ? "a request head that is too large" : "a header field that is too long");
}

// The next line with its end, or an empty Slice where that has not come yet.
Refusal RequestParser::findLine(const Slice& bytes, const HeadLimits& limits, Slice& line) {
  if (state_ == kRequestLine && lineStart_ < bytes.size()) {
    Refusal refusal = checkFirstByte(bytes);
    if (refusal.status != 0) return refusal;
  }
  std::size_t room = lineStart_ < limits.maxHead ? limits.maxHead - lineStart_ : 0;
  bool isHead = room < limits.maxLine;
  std::size_t limit = lineStart_ + (isHead ? room : limits.maxLine);
  std::size_t end = bytes.sub(0, limit).find('\n', searched_);
  if (end != Slice::npos) {
    line = bytes.sub(lineStart_, end + 1 - lineStart_);
    lineStart_ = searched_ = end + 1;
    return Refusal();
  }
  searched_ = bytes.size();
  return bytes.size() < limit ? Refusal() : refuseLong(state_ == kRequestLine, isHead);
}

Refusal RequestParser::takeLine(Slice line, const HeadLimits& limits, Request& request) {
  bool hasCr = line.size() > 1 && line[line.size() - 2] == '\r';
  if (!hasCr && !limits.allowBareLf) return badRequest("a line that ends without CR");
  line = line.sub(0, line.size() - (hasCr ? 2 : 1));
  if (state_ == kRequestLine) return takeRequestLine(line, request);
  if (!line.empty()) return takeField(line, limits, request);
  state_ = kComplete;
  return interpretHead(request);
}

Refusal RequestParser::takeRequestLine(const Slice& line, Request& request) {
  if (line.empty()) {
    if (hasSkippedLine_) return badRequest("two empty lines before the request line");
    hasSkippedLine_ = true;
    return Refusal();
  }
  state_ = kFieldLines;
  return parseRequestLine(line, request);
}

static Refusal refuseRepeated(Request::Known field) {
  switch (field) {
    case Request::kHost:
      return badRequest("more than one Host field");
    case Request::kContentLength:
      return badRequest("more than one Content-Length field");
    case Request::kTransferEncoding:
      return badRequest("more than one Transfer-Encoding field");
    default:
      return Refusal();
  }
}

Refusal RequestParser::takeField(const Slice& line, const HeadLimits& limits, Request& request) {
  if (++fieldCount_ > limits.maxFields) return badRequest("too many header fields");
  Request::Field field;
  NameFitness fitness;
  Refusal refusal = parseFieldLine(line, field, fitness);
  if (refusal.status != 0) return refusal;
  if (fitness == kNameOdd && !limits.ignoreInvalid)
    return badRequest("a byte in the name of a header field that none may have");
  if (fitness == kNameOdd || (fitness == kNameUnderscore && !limits.underscores)) return refusal;
  Request::Known known = findKnown(field.name);
  if (known != Request::kKnownFields) {
    if (request.has(known))
      refusal = refuseRepeated(known);
    else
      request.known[known] = static_cast<int>(request.fields.size());
  }
  request.fields.push_back(field);
  return refusal;
}
