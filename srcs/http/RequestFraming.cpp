#include "http/RequestFraming.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"

// Takes the next element off a list (RFC 9110 5.6.1); a comma in quotes does not count, as none
// of the lists read here quotes one.
static Slice takeElement(Slice& list) {
  std::size_t comma = list.find(',');
  Slice element = list.sub(0, comma).trimmed();
  list = comma == Slice::npos ? Slice() : list.from(comma + 1);
  return element;
}

// The request's target URI names its host itself, or Host does (RFC 9112 3.3).
static Refusal interpretHost(Request& request) {
  Slice field = request.value(Request::kHost);
  bool namesHost = request.uri.form == Uri::kAbsolute || request.uri.form == Uri::kAuthority;
  if (!request.has(Request::kHost)) {
    if (request.isHttp11()) return badRequest("an HTTP/1.1 request without a Host field");
  } else if (field.empty() && namesHost) {
    return badRequest("an empty Host field beside a target that names a host");
  } else if (!field.empty() && parseHost(field, request.host, request.port) != 0) {
    return badRequest("a malformed Host field");
  }
  if (namesHost) {
    request.host = request.uri.host;
    request.port = request.uri.port;
  }
  return Refusal();
}

static Refusal interpretLength(Request& request) {
  Slice text = request.value(Request::kContentLength);
  if (text.size() > 1 && text[0] == '0') return badRequest("a Content-Length with a leading zero");
  if (!parseDecimal(text, request.contentLength))
    return badRequest("a Content-Length that is no number of bytes");
  return Refusal();
}

static void skipBlanks(Slice& text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t'))
    text.removePrefix(1);
}

static bool takeChar(Slice& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.removePrefix(1);
  return true;
}

static bool takeToken(Slice& text, Slice& token) {
  std::size_t size = 0;
  while (size < text.size() && isTokenChar(text[size]))
    ++size;
  token = text.sub(0, size);
  text.removePrefix(size);
  return size > 0;
}

// REQUIRES: `text` has no control character but TAB.
static bool takeQuoted(Slice& text) {
  if (!takeChar(text, '"')) return false;
  while (!text.empty()) {
    if (takeChar(text, '"')) return true;
    if (text[0] == '\\') text.removePrefix(1);
    if (!text.empty()) text.removePrefix(1);
  }
  return false;
}

// transfer-parameter, RFC 9112 7.
static bool takeParameter(Slice& text) {
  Slice token;
  skipBlanks(text);
  if (!takeToken(text, token)) return false;
  skipBlanks(text);
  if (!takeChar(text, '=')) return false;
  skipBlanks(text);
  return takeToken(text, token) || takeQuoted(text);
}

// transfer-coding, and the blanks behind it.
static bool takeCoding(Slice& text, Slice& name, bool& hasParameters) {
  hasParameters = false;
  skipBlanks(text);
  if (!takeToken(text, name)) return false;
  for (skipBlanks(text); takeChar(text, ';'); skipBlanks(text)) {
    hasParameters = true;
    if (!takeParameter(text)) return false;
  }
  return true;
}

// RFC 9112 6.1: anything but "chunked" alone leaves a server in doubt about where the body ends.
static Refusal interpretCodings(Slice codings) {
  bool hasOther = false;
  bool isChunked = false;
  do {
    Slice name;
    bool hasParameters;
    if (!takeCoding(codings, name, hasParameters))
      return badRequest("a malformed Transfer-Encoding");
    if (isChunked) return badRequest("a Transfer-Encoding where chunked is not last");
    isChunked = equalsIgnoreCase(name, "chunked");
    if (isChunked && hasParameters) return badRequest("a Transfer-Encoding with parameters");
    if (!isChunked) hasOther = true;
  } while (takeChar(codings, ','));
  if (!codings.empty()) return badRequest("a malformed Transfer-Encoding");
  if (hasOther) return Refusal(501, "a Transfer-Encoding other than chunked");
  return Refusal();
}

static Refusal interpretFraming(Request& request) {
  if (!request.has(Request::kTransferEncoding))
    return request.has(Request::kContentLength) ? interpretLength(request) : Refusal();
  if (request.has(Request::kContentLength))
    return badRequest("both a Content-Length and a Transfer-Encoding");
  if (!request.isHttp11()) return badRequest("a Transfer-Encoding in HTTP/1.0");
  request.isChunked = true;
  return interpretCodings(request.value(Request::kTransferEncoding));
}

// Where in `fields` a search for every field of that name begins.
static std::size_t firstOf(const Request& request, Request::Known field) {
  return request.has(field) ? static_cast<std::size_t>(request.known[field])
                            : request.fields.size();
}

static void interpretConnection(Request& request) {
  bool hasClose = false;
  bool hasKeepAlive = false;
  std::size_t first = firstOf(request, Request::kConnection);
  for (std::size_t i = first; i < request.fields.size(); ++i) {
    if (!equalsIgnoreCase(request.fields[i].name, "connection")) continue;
    for (Slice list = request.fields[i].value; !list.empty();) {
      Slice option = takeElement(list);
      if (equalsIgnoreCase(option, "close")) hasClose = true;
      if (equalsIgnoreCase(option, "keep-alive")) hasKeepAlive = true;
    }
  }
  request.wantsKeepAlive = !hasClose && (request.isHttp11() || hasKeepAlive);
}

// HTTP/1.0 has no expectations (RFC 9110 10.1.1); without a body there is nothing to wait for.
static Refusal interpretExpect(Request& request) {
  if (!request.isHttp11()) return Refusal();
  for (std::size_t i = firstOf(request, Request::kExpect); i < request.fields.size(); ++i) {
    if (!equalsIgnoreCase(request.fields[i].name, "expect")) continue;
    for (Slice list = request.fields[i].value; !list.empty();) {
      Slice expectation = takeElement(list);
      if (expectation.empty()) continue;
      if (!equalsIgnoreCase(expectation, "100-continue"))
        return Refusal(417, "an expectation other than 100-continue");
      request.expectsContinue = request.hasBody();
    }
  }
  return Refusal();
}

Refusal interpretHead(Request& request) {
  Refusal refusal = interpretHost(request);
  if (refusal.status == 0) refusal = interpretFraming(request);
  if (refusal.status != 0) return refusal;
  interpretConnection(request);
  return interpretExpect(request);
}
