#include "gateway/HttpHead.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"
#include "http/StatusCode.hpp"

void HttpHead::reset() {
  scanned_ = lineStart_ = size_ = 0;
  isChunked_ = hasUpgrade_ = keeps_ = false;
  head_ = UpstreamHead();
  failure_ = PeerFailure();
}

bool HttpHead::fail(const char* detail) {
  failure_ = PeerFailure::invalid(detail);
  return false;
}

// The search continues where the last one ended.
bool HttpHead::findEnd(const Slice& bytes) {
  for (;;) {
    std::size_t end = bytes.find('\n', scanned_);
    if (end == Slice::npos) {
      scanned_ = bytes.size();
      return false;
    }
    Slice line = bytes.sub(lineStart_, end - lineStart_);
    bool isFirst = lineStart_ == 0;
    scanned_ = lineStart_ = end + 1;
    if (!isFirst && (line.empty() || line == "\r")) break;
  }
  size_ = lineStart_;
  return true;
}

// A server that speaks another protocol is found out by its first bytes.
static bool mayBegin(const Slice& bytes) {
  Slice begin("HTTP/1.");
  std::size_t count = bytes.size() < begin.size() ? bytes.size() : begin.size();
  return bytes.sub(0, count) == begin.sub(0, count);
}

HttpHead::Result HttpHead::parse(const Slice& bytes) {
  if (!mayBegin(bytes)) {
    failure_ = PeerFailure::kNotHttp;
    return kBad;
  }
  if (!findEnd(bytes)) return kMore;
  Slice rest = bytes.sub(0, size_);
  for (bool isFirst = true;; isFirst = false) {
    std::size_t end = rest.find('\n');
    Slice line = rest.sub(0, end);
    if (line.endsWith("\r")) line = line.sub(0, line.size() - 1);
    if (!isFirst && line.empty()) return check() ? kDone : kBad;
    if (!(isFirst ? takeStatusLine(line) : takeLine(line))) return kBad;
    rest = rest.from(end + 1);
  }
}

// "HTTP/1.1 200 OK"; the reason may be missing, with its blank or without.
bool HttpHead::takeStatusLine(const Slice& line) {
  off_t status = 0;
  bool isVersion = line.size() >= 12 && isDigit(line[7]) && line[8] == ' ';
  bool isEnd = line.size() == 12 || (line.size() > 12 && line[12] == ' ');
  if (!isVersion || !isEnd || !parseDecimal(line.sub(9, 3), status) || status < 100)
    return fail("its status line is invalid");
  head_.status = static_cast<int>(status);
  Slice reason = line.from(12).trimmed();
  for (std::size_t i = 0; i < reason.size(); ++i)
    if (!isFieldValueChar(reason[i])) return fail("its status line has a control character");
  head_.reason = reason.str();
  keeps_ = line[7] != '0';
  return true;
}

bool HttpHead::takeLine(const Slice& line) {
  std::size_t colon = line.find(':');
  if (colon == Slice::npos || !isToken(line.sub(0, colon))) return fail("a line is not a field");
  Slice value = line.from(colon + 1).trimmed();
  if (!isFieldValue(value)) return fail("a field has a control character");
  return takeField(line.sub(0, colon), value);
}

// Fields that describe the connection do not travel on (RFC 9110 7.6.1).
bool HttpHead::takeField(const Slice& name, const Slice& value) {
  if (equalsIgnoreCase(name, "Content-Length")) return takeLength(value);
  if (equalsIgnoreCase(name, "Transfer-Encoding")) return takeCoding(value);
  if (equalsIgnoreCase(name, "Connection")) {
    takeConnection(value);
    return true;
  }
  if (equalsIgnoreCase(name, "Upgrade")) hasUpgrade_ = true;
  bool isUpgrade = hasUpgrade_ && head_.status == 101;
  bool isHops = equalsIgnoreCase(name, "Keep-Alive") || equalsIgnoreCase(name, "TE") ||
                equalsIgnoreCase(name, "Trailer") || equalsIgnoreCase(name, "Proxy-Connection") ||
                (equalsIgnoreCase(name, "Upgrade") && !isUpgrade);
  if (isHops) return true;
  UpstreamHead::Field field = {name.str(), value.str()};
  head_.fields.push_back(field);
  return true;
}

bool HttpHead::takeLength(const Slice& value) {
  off_t length = 0;
  if (!parseDecimal(value, length)) return fail("Content-Length is not a number");
  if (head_.contentLength >= 0) return fail("there are two lengths");
  head_.contentLength = length;
  return true;
}

bool HttpHead::takeCoding(const Slice& value) {
  if (isChunked_ || !equalsIgnoreCase(value, "chunked"))
    return fail("its Transfer-Encoding is not \"chunked\"");
  isChunked_ = true;
  return true;
}

void HttpHead::takeConnection(const Slice& value) {
  Slice rest = value;
  while (!rest.empty()) {
    std::size_t comma = rest.find(',');
    Slice option = rest.sub(0, comma).trimmed();
    if (equalsIgnoreCase(option, "close")) keeps_ = false;
    if (equalsIgnoreCase(option, "keep-alive")) keeps_ = true;
    rest = comma == Slice::npos ? Slice() : rest.from(comma + 1);
  }
}

bool HttpHead::check() {
  if (isChunked_ && head_.contentLength >= 0)
    return fail("it has Content-Length beside Transfer-Encoding");
  return true;
}

HttpHead::Framing HttpHead::framing(bool isHead) const {
  if (isHead || isBodiless(head_.status)) return kNoBody;
  if (isChunked_) return kChunked;
  if (head_.contentLength == 0) return kNoBody;
  return head_.contentLength > 0 ? kLength : kUntilClose;
}
