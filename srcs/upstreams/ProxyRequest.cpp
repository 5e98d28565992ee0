#include "upstreams/ProxyRequest.hpp"

#include "base/Numbers.hpp"
#include "http/UriPath.hpp"
#include "upstreams/UpstreamResponse.hpp"
#include "variables/VariableText.hpp"
#include "variables/Variables.hpp"

ProxyRequest::ProxyRequest(const Exchange& exchange, const UpstreamTarget& target,
                           const std::string& host)
    : exchange_(exchange), target_(target), host_(host) {}

// Returns true if the path is still the one that the client asked for.
bool ProxyRequest::isPathOriginal() const {
  if (exchange_.isRewritten) return false;
  std::string path;
  const Uri& uri = exchange_.request.uri;
  bool hasPath = uri.form == Uri::kOrigin || uri.form == Uri::kAbsolute;
  return hasPath && normalisePath(uri.path, exchange_.server().mergeSlashes, path) == 0 &&
         path == exchange_.path;
}

// Without a URI of its own, the target goes on as it was received.
void ProxyRequest::appendPath(std::string& uri) const {
  bool replacesName = target_.hasUri && !exchange_.leavesLocationName;
  if (!target_.hasUri && isPathOriginal()) return appendRequestUri(exchange_.request, uri);
  std::size_t name = replacesName ? exchange_.location->uri.size() : 0;
  if (replacesName) uri += target_.uri;
  appendEscapedUri(uri, Slice(exchange_.path).from(name));
  if (exchange_.args.empty()) return;
  uri += '?';
  uri += exchange_.args;
}

bool ProxyRequest::writeUri(std::string& uri) const {
  if (!variableUri_.empty())
    uri = variableUri_;
  else
    appendPath(uri);
  if (uri.empty() || uri[0] != '/') uri.insert(0, "/");
  for (std::size_t i = 0; i < uri.size(); ++i)
    if (static_cast<unsigned char>(uri[i]) <= ' ' || uri[i] == 0x7f) return false;
  return true;
}

static void appendField(std::string& out, const Slice& name, const Slice& value) {
  name.appendTo(out);
  out += ": ";
  std::size_t begin = out.size();
  value.appendTo(out);
  if (out.size() > begin) blankLineEnds(&out[begin], &out[0] + out.size());
  out += "\r\n";
}

static bool isConfigured(const InheritedList<UpstreamParameter>& fields, const Slice& name) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (equalsIgnoreCase(fields[i].name, name)) return true;
  return false;
}

// A field whose value is empty is not sent, and stands for the client's all the same.
void ProxyRequest::appendConfigured(std::string& out) const {
  const ProxySettings& settings = exchange_.scope().proxy;
  if (!isConfigured(settings.fields, "Host")) appendField(out, "Host", host_);
  if (!isConfigured(settings.fields, "Connection")) appendField(out, "Connection", "close");
  for (std::size_t i = 0; i < settings.fields.size(); ++i) {
    std::string value;
    expand(settings.fields[i].value, exchange_, value);
    if (!value.empty()) appendField(out, settings.fields[i].name, value);
  }
}

static bool isNamedIn(const Slice& list, const Slice& name) {
  Slice rest = list;
  while (!rest.empty()) {
    std::size_t comma = rest.find(',');
    if (equalsIgnoreCase(rest.sub(0, comma).trimmed(), name)) return true;
    rest = comma == Slice::npos ? Slice() : rest.from(comma + 1);
  }
  return false;
}

// Fields of the client's connection end here (RFC 9110 7.6.1).
bool ProxyRequest::isOverridden(const Slice& name) const {
  static const char* const kOurs[] = {
      "Host",   "Connection", "Content-Length",   "TE",      "Transfer-Encoding", "Keep-Alive",
      "Expect", "Upgrade",    "Proxy-Connection", "Trailer", "HTTP2-Settings"};
  for (std::size_t i = 0; i < sizeof kOurs / sizeof *kOurs; ++i)
    if (equalsIgnoreCase(name, kOurs[i])) return true;
  return isConfigured(exchange_.scope().proxy.fields, name) ||
         isNamedIn(exchange_.request.value(Request::kConnection), name);
}

void ProxyRequest::appendClients(std::string& out) const {
  const std::vector<Request::Field>& fields = exchange_.request.fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!isOverridden(fields[i].name)) appendField(out, fields[i].name, fields[i].value);
}

bool ProxyRequest::asksUpgrade(const std::string& head) {
  Slice rest = head;
  while (!rest.empty()) {
    std::size_t end = rest.find('\n');
    if (equalsIgnoreCase(rest.sub(0, rest.find(':')), "Upgrade")) return true;
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
  return false;
}

void ProxyRequest::write(const std::string& uri, off_t bodySize, std::string& out) const {
  const ProxySettings& settings = exchange_.scope().proxy;
  std::size_t begin = out.size();
  expand(settings.method, exchange_, out);
  bool isOwn = exchange_.method == exchange_.request.method;
  Slice name = isOwn ? exchange_.request.methodName : methodName(exchange_.method);
  if (out.size() == begin) name.appendTo(out);
  out += ' ';
  out += uri;
  out += settings.minorVersion == 1 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n";
  appendConfigured(out);
  if (bodySize >= 0 && !isConfigured(settings.fields, "Content-Length"))
    appendField(out, "Content-Length", decimal(bodySize));
  if (bodySize == UpstreamResponse::kUnknownSize) appendField(out, "Transfer-Encoding", "chunked");
  if (settings.common.passesFields) appendClients(out);
  out += "\r\n";
}
