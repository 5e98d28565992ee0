#include "gateway/CgiHead.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"
#include "http/StatusCode.hpp"

CgiHead::CgiHead(StatusLine statusLine)
    : statusLine_(statusLine),
      scanned_(0),
      lineStart_(0),
      size_(0),
      hasStatusField_(false),
      status_(0),
      contentLength_(-1),
      message_("") {}

bool CgiHead::fail(const char* message) {
  message_ = message;
  return false;
}

// The search continues where the last one ended.
bool CgiHead::findEnd(const Slice& bytes) {
  for (;;) {
    std::size_t end = bytes.find('\n', scanned_);
    if (end == Slice::npos) {
      scanned_ = bytes.size();
      return false;
    }
    Slice line = bytes.sub(lineStart_, end - lineStart_);
    scanned_ = lineStart_ = end + 1;
    if (line.empty() || line == "\r") break;
  }
  size_ = lineStart_;
  return true;
}

CgiHead::Result CgiHead::parse(const Slice& bytes) {
  if (!findEnd(bytes)) return kMore;
  Slice rest = bytes.sub(0, size_);
  for (bool isFirst = true;; isFirst = false) {
    std::size_t end = rest.find('\n');
    Slice line = rest.sub(0, end);
    if (line.endsWith("\r")) line = line.sub(0, line.size() - 1);
    if (line.empty()) return kDone;
    if (!takeLine(line, isFirst)) return kBad;
    rest = rest.from(end + 1);
  }
}

bool CgiHead::takeLine(const Slice& line, bool isFirst) {
  if (!line.startsWith("HTTP/")) return takeFieldLine(line);
  if (statusLine_ == kSkipped) return true;
  return isFirst ? takeStatusLine(line) : takeFieldLine(line);
}

// Scripts written for other servers begin with a status line such as "HTTP/1.1 404 Not Found".
bool CgiHead::takeStatusLine(const Slice& line) {
  std::size_t space = line.find(' ');
  Slice status = space == Slice::npos ? Slice() : line.from(space + 1).trimmed();
  for (std::size_t i = 0; i < status.size(); ++i)
    if (!isFieldValueChar(status[i])) return fail("the status line has a control character");
  return takeStatus(status);
}

bool CgiHead::takeFieldLine(const Slice& line) {
  std::size_t colon = line.find(':');
  if (colon == Slice::npos || !isToken(line.sub(0, colon))) return fail("a line is not a field");
  Slice value = line.from(colon + 1).trimmed();
  for (std::size_t i = 0; i < value.size(); ++i)
    if (!isFieldValueChar(value[i])) return fail("a field has a control character");
  return takeField(line.sub(0, colon), value);
}

// These fields describe the connection, or only the server may send them (RFC 3875 6.3.4, RFC 9110
// 7.6.1).
static bool isServers(const Slice& name) {
  static const char* const kNames[] = {"Connection", "Keep-Alive", "Transfer-Encoding",
                                       "TE",         "Trailer",    "Upgrade",
                                       "Date",       "Server",     "Proxy-Connection"};
  for (std::size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i)
    if (equalsIgnoreCase(name, kNames[i])) return true;
  return false;
}

bool CgiHead::takeField(const Slice& name, const Slice& value) {
  if (equalsIgnoreCase(name, "Status")) return takeStatusField(value);
  if (equalsIgnoreCase(name, "Content-Length")) return takeLength(value);
  if (equalsIgnoreCase(name, "Content-Type")) return takeOnce(contentType_, value);
  if (equalsIgnoreCase(name, "Location")) return takeOnce(location_, value);
  if (isServers(name)) return true;
  Field field = {name.str(), value.str()};
  fields_.push_back(field);
  return true;
}

// A Status field says more than a status line.
bool CgiHead::takeStatusField(const Slice& value) {
  if (!hasStatusField_) status_ = 0;
  hasStatusField_ = true;
  return takeStatus(value);
}

// The value is "404" or "404 Not Found".
bool CgiHead::takeStatus(const Slice& value) {
  off_t code = 0;
  bool isCode = value.size() == 3 || (value.size() > 3 && value[3] == ' ');
  isCode = isCode && parseDecimal(value.sub(0, 3), code);
  if (!isCode || code < 200 || code > 599) return fail("Status is not a valid status code");
  if (status_ != 0 && status_ != code) return fail("Status is repeated with another value");
  status_ = static_cast<int>(code);
  reason_ = value.from(3).trimmed().str();
  return true;
}

// As in nginx, an empty Content-Length is the same as none.
bool CgiHead::takeLength(const Slice& value) {
  off_t length = 0;
  if (value.empty()) return true;
  if (!parseDecimal(value, length)) return fail("Content-Length is not a number");
  if (contentLength_ >= 0 && contentLength_ != length)
    return fail("Content-Length is repeated with another value");
  contentLength_ = length;
  return true;
}

bool CgiHead::takeOnce(std::string& member, const Slice& value) {
  if (!member.empty() && Slice(member) != value)
    return fail("Content-Type or Location is repeated with another value");
  member = value.str();
  return true;
}

bool CgiHead::isLocalRedirect() const {
  Slice location(location_);
  bool isPath =
      location.startsWith("/") && !location.startsWith("//") && location.find('#') == Slice::npos;
  return isPath && status_ == 0 && contentType_.empty() && fields_.empty();
}
