#include "variables/VariableText.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "base/RandomBytes.hpp"
#include "exchange/Exchange.hpp"
#include "http/BasicCredentials.hpp"
#include "http/StatusCode.hpp"

void appendRequestUri(const Request& request, std::string& out) {
  if (request.uri.form != Uri::kAbsolute) return request.target.appendTo(out);
  request.uri.path.appendTo(out);
  if (!request.uri.hasQuery) return;
  out += '?';
  request.uri.query.appendTo(out);
}

void appendProtocol(const Request& request, std::string& out) {
  out += "HTTP/";
  appendDecimal(out, request.majorVersion);
  out += '.';
  appendDecimal(out, request.minorVersion);
}

void appendContentLength(const Exchange& x, std::string& out) {
  if (x.request.isChunked && x.collected.get()) return appendDecimal(out, x.collected->size());
  x.request.value(Request::kContentLength).appendTo(out);
}

static bool splitPath(const Exchange& x, Captures& captures) {
  const Pattern* split = x.scope().fastcgi.splitPathInfo;
  return split && split->search(x.path, captures);
}

void appendScriptName(const Exchange& x, std::string& out) {
  Captures captures;
  Slice name = splitPath(x, captures) ? captures.of(x.path, 1) : Slice(x.path);
  name.appendTo(out);
  if (name.endsWith("/")) out += x.scope().fastcgi.index;
}

void appendPathInfo(const Exchange& x, std::string& out) {
  Captures captures;
  if (splitPath(x, captures)) captures.of(x.path, 2).appendTo(out);
}

void appendHost(const Exchange& x, std::string& out) {
  Slice host = x.request.host;
  if (host.empty()) {
    x.server().mainName().appendTo(out);
    return;
  }
  if (host.endsWith(".")) host = host.sub(0, host.size() - 1);
  for (std::size_t i = 0; i < host.size(); ++i)
    out += toLower(host[i]);
}

void appendArg(const Slice& query, const Slice& name, std::string& out) {
  Slice rest = query;
  while (!rest.empty()) {
    std::size_t end = rest.find('&');
    Slice pair = rest.sub(0, end);
    std::size_t equals = pair.find('=');
    if (equals != Slice::npos && equalsIgnoreCase(pair.sub(0, equals), name))
      return pair.from(equals + 1).appendTo(out);
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
}

void appendUser(const Request& request, std::string& out) {
  BasicCredentials credentials;
  credentials.read(request.value(Request::kAuthorization));
  out += credentials.user;
}

void appendMilliseconds(long milliseconds, std::string& out) {
  appendDecimal(out, milliseconds / 1000);
  out += '.';
  appendPadded(out, milliseconds % 1000, 3, '0');
}

void appendGzipRatio(const GzipSizes& sizes, std::string& out) {
  if (sizes.packed == 0) return;
  const unsigned long hundredths = (sizes.plain * 1000 / sizes.packed + 5) / 10;
  appendDecimal(out, static_cast<off_t>(hundredths / 100));
  out += '.';
  appendPadded(out, static_cast<off_t>(hundredths % 100), 2, '0');
}

static bool findCookie(const Slice& field, const Slice& name, std::string& out) {
  Slice rest = field;
  while (!rest.empty()) {
    std::size_t end = rest.find(';');
    Slice pair = rest.sub(0, end).trimmed();
    std::size_t equals = pair.find('=');
    if (equals != Slice::npos && equalsIgnoreCase(pair.sub(0, equals).trimmed(), name)) {
      pair.from(equals + 1).trimmed().appendTo(out);
      return true;
    }
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
  return false;
}

void appendCookie(const Request& request, const Slice& name, std::string& out) {
  for (std::size_t i = 0; i < request.fields.size(); ++i) {
    const Request::Field& field = request.fields[i];
    if (equalsIgnoreCase(field.name, "Cookie") && findCookie(field.value, name, out)) return;
  }
}

bool isCalled(const Slice& field, const Slice& variable) {
  if (field.size() != variable.size()) return false;
  for (std::size_t i = 0; i < field.size(); ++i) {
    char c = field[i] == '-' ? '_' : toLower(field[i]);
    if (c != toLower(variable[i])) return false;
  }
  return true;
}

void appendRequestField(const Request& request, const Slice& name, std::string& out) {
  bool isFirst = true;
  for (std::size_t i = 0; i < request.fields.size(); ++i) {
    if (!isCalled(request.fields[i].name, name)) continue;
    if (!isFirst) out += isCalled(request.fields[i].name, "cookie") ? "; " : ", ";
    request.fields[i].value.appendTo(out);
    isFirst = false;
  }
}

void appendForwardedFor(const Exchange& x, std::string& out) {
  std::size_t before = out.size();
  appendRequestField(x.request, "x_forwarded_for", out);
  if (out.size() > before) out += ", ";
  x.peer().appendHost(out);
}

void appendRequestId(const Exchange& x, std::string& out) {
  unsigned char bytes[16];
  if (x.id.empty() && x.random && x.random->draw(bytes, sizeof bytes)) {
    for (std::size_t i = 0; i < sizeof bytes; ++i)
      appendHexByte(x.id, static_cast<char>(bytes[i]));
  }
  out += x.id;
}

static void appendConnection(const Exchange& x, const Slice& name, std::string& out) {
  if (isCalled("Connection", name))
    out += x.response.changesProtocol ? "upgrade" : x.keepsAlive ? "keep-alive" : "close";
  if (!x.keepsAlive || x.scope().connection.keepaliveField == 0 || !isCalled("Keep-Alive", name))
    return;
  out += "timeout=";
  appendDecimal(out, x.scope().connection.keepaliveField);
}

static std::string fieldName(const Slice& variable) {
  std::string field = variable.str();
  std::replace(field.begin(), field.end(), '_', '-');
  return field;
}

// Before the head is written, the length is that of the body at hand.
static bool sendsLength(const Exchange& x) {
  if (x.sentFraming.kind != SentFraming::kNotSent)
    return x.sentFraming.kind == SentFraming::kLength;
  const int status = x.response.status();
  return x.response.contentLength() >= 0 && !isBodiless(status) && !isWithoutResponse(status);
}

static void appendSentLength(const Exchange& x, std::string& out) {
  bool isSent = x.sentFraming.kind == SentFraming::kLength;
  appendDecimal(out, isSent ? x.sentFraming.length : x.response.contentLength());
}

void appendSentField(const Exchange& x, const Slice& name, std::string& out) {
  const Response& response = x.response;
  appendConnection(x, name, out);
  if (isCalled("Content-Type", name)) return Slice(response.contentType).appendTo(out);
  if (isCalled("Location", name)) return Slice(response.location).appendTo(out);
  if (isCalled("Content-Encoding", name)) return Slice(response.contentEncoding).appendTo(out);
  if (isCalled("ETag", name)) return Slice(response.etag).appendTo(out);
  if (isCalled("Last-Modified", name)) return Slice(response.lastModified).appendTo(out);
  if (isCalled("Accept-Ranges", name) && response.acceptRanges) out += "bytes";
  if (isCalled("Allow", name)) return Slice(response.allow).appendTo(out);
  if (isCalled("Server", name)) return Slice(response.server).appendTo(out);
  if (isCalled("Date", name)) return Slice(response.date).appendTo(out);
  if (isCalled("Content-Length", name) && sendsLength(x)) return appendSentLength(x, out);
  if (isCalled("Transfer-Encoding", name) && x.sentFraming.kind == SentFraming::kChunked)
    out += "chunked";
  response.field(fieldName(name)).appendTo(out);
}

void appendSentTrailer(const Exchange& x, const Slice& name, std::string& out) {
  x.response.trailer(fieldName(name)).appendTo(out);
}

static bool needsEscape(LogFormat::Escape escape, char c) {
  unsigned char byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || c == '"' || c == '\\') return true;
  return escape == LogFormat::kEscapeDefault && byte > 0x7e;
}

static void appendEscaped(LogFormat::Escape escape, char c, std::string& out) {
  if (escape == LogFormat::kEscapeJson && (c == '"' || c == '\\')) {
    out += '\\';
    out += c;
    return;
  }
  out += escape == LogFormat::kEscapeJson ? "\\u00" : "\\x";
  appendUpperHexByte(out, c);
}

void escapeLogValue(LogFormat::Escape escape, std::string& out, std::size_t begin) {
  if (escape == LogFormat::kEscapeNone) return;
  if (out.size() == begin && escape == LogFormat::kEscapeDefault) out += '-';
  std::size_t clean = begin;
  while (clean < out.size() && !needsEscape(escape, out[clean]))
    ++clean;
  if (clean == out.size()) return;
  std::string raw = out.substr(clean);
  out.resize(clean);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (needsEscape(escape, raw[i]))
      appendEscaped(escape, raw[i], out);
    else
      out += raw[i];
  }
}
