#include "http/RequestFraming.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"

// Takes the next element off a list (RFC 9110 5.6.1). None of the lists read here quotes a comma.
static Slice takeElement(Slice& list) {
  std::size_t comma = list.find(',');
  Slice element = list.sub(0, comma).trimmed();
  list = comma == Slice::npos ? Slice() : list.from(comma + 1);
  return element;
}

// An absolute target names the host itself; else Host does (RFC 9112 3.3).
static HttpError interpretHost(Request& request) {
  Slice field = request.value(Request::kHost);
  bool namesHost = request.uri.form == Uri::kAbsolute || request.uri.form == Uri::kAuthority;
  if (!request.has(Request::kHost)) {
    if (request.isHttp11()) return badRequest("an HTTP/1.1 request needs a Host field");
  } else if (field.empty() && namesHost) {
    return badRequest("the Host field is empty although the target names a host");
  } else if (!field.empty() && parseHost(field, request.host, request.port) != 0) {
    return badRequest("the Host field is malformed");
  }
  if (namesHost) {
    request.host = request.uri.host;
    request.port = request.uri.port;
  }
  return HttpError();
}

static HttpError interpretLength(Request& request) {
  Slice text = request.value(Request::kContentLength);
  if (text.size() > 1 && text[0] == '0') return badRequest("the Content-Length has a leading zero");
  if (!parseDecimal(text, request.contentLength))
    return badRequest("the Content-Length is not a number of bytes");
  return HttpError();
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

// Takes a transfer-parameter (RFC 9112 7).
static bool takeParameter(Slice& text) {
  Slice token;
  skipBlanks(text);
  if (!takeToken(text, token)) return false;
  skipBlanks(text);
  if (!takeChar(text, '=')) return false;
  skipBlanks(text);
  return takeToken(text, token) || takeQuoted(text);
}

// Takes a transfer-coding and the blanks behind it.
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

// With any value but "chunked" a server cannot be sure where the body ends (RFC 9112 6.1).
static HttpError interpretCodings(Slice codings) {
  bool hasOther = false;
  bool isChunked = false;
  do {
    Slice name;
    bool hasParameters;
    if (!takeCoding(codings, name, hasParameters))
      return badRequest("the Transfer-Encoding is malformed");
    if (isChunked) return badRequest("chunked is not the last coding of the Transfer-Encoding");
    isChunked = equalsIgnoreCase(name, "chunked");
    if (isChunked && hasParameters) return badRequest("the chunked coding has parameters");
    if (!isChunked) hasOther = true;
  } while (takeChar(codings, ','));
  if (!codings.empty()) return badRequest("the Transfer-Encoding is malformed");
  if (hasOther) return HttpError(501, "the server knows no Transfer-Encoding other than chunked");
  return HttpError();
}

static HttpError interpretFraming(Request& request) {
  if (!request.has(Request::kTransferEncoding))
    return request.has(Request::kContentLength) ? interpretLength(request) : HttpError();
  if (request.has(Request::kContentLength))
    return badRequest("the request has both a Content-Length and a Transfer-Encoding");
  if (!request.isHttp11()) return badRequest("an HTTP/1.0 request cannot have a Transfer-Encoding");
  request.isChunked = true;
  return interpretCodings(request.value(Request::kTransferEncoding));
}

// Returns the index where a search for all fields of that name begins.
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

// HTTP/1.0 has no expectations (RFC 9110 10.1.1), and a request without a body waits for nothing.
static HttpError interpretExpect(Request& request) {
  if (!request.isHttp11()) return HttpError();
  for (std::size_t i = firstOf(request, Request::kExpect); i < request.fields.size(); ++i) {
    if (!equalsIgnoreCase(request.fields[i].name, "expect")) continue;
    for (Slice list = request.fields[i].value; !list.empty();) {
      Slice expectation = takeElement(list);
      if (expectation.empty()) continue;
      if (!equalsIgnoreCase(expectation, "100-continue"))
        return HttpError(417, "the server knows no expectation other than 100-continue");
      request.expectsContinue = request.hasBody();
    }
  }
  return HttpError();
}

HttpError interpretHead(Request& request) {
  HttpError error = interpretHost(request);
  if (!error.isSet()) error = interpretFraming(request);
  if (error.isSet()) return error;
  interpretConnection(request);
  return interpretExpect(request);
}
