#include "cgi/CgiVariables.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/Numbers.hpp"
#include "base/Version.hpp"
#include "variables/FileNames.hpp"
#include "variables/VariableText.hpp"
#include "variables/Variables.hpp"

static const char kPath[] = "/usr/local/bin:/usr/bin:/bin";

// Adds variables to an environment. One string serves for all values that must be composed.
class VariableWriter {
 public:
  explicit VariableWriter(Environment& environment) : environment_(environment) {}

  void add(const Slice& name, const Slice& value) { environment_.add(name, value); }
  std::string& text() {
    text_.clear();
    return text_;
  }
  void addText(const Slice& name) { environment_.add(name, text_); }

 private:
  Environment& environment_;
  std::string text_;
};

static void addRequest(const Exchange& x, VariableWriter& out) {
  out.add("REQUEST_METHOD", methodName(x.method));
  out.add("QUERY_STRING", x.args);
  appendRequestUri(x.request, out.text());
  out.addText("REQUEST_URI");
  out.add("DOCUMENT_URI", x.path);
  out.add("REQUEST_SCHEME", "http");
  appendProtocol(x.request, out.text());
  out.addText("SERVER_PROTOCOL");
  if (!x.offersBody()) return;
  if (x.request.has(Request::kContentType))
    out.add("CONTENT_TYPE", x.request.value(Request::kContentType));
  if (x.request.has(Request::kContentLength))
    out.add("CONTENT_LENGTH", x.request.value(Request::kContentLength));
}

static void addScript(const Exchange& x, const CgiScript& script, VariableWriter& out) {
  out.add("SCRIPT_FILENAME", script.file.empty() ? script.executable : script.file);
  out.add("SCRIPT_NAME", script.name);
  std::string& root = out.text();
  appendRoot(x, root);
  while (root.size() > 1 && root[root.size() - 1] == '/')
    root.resize(root.size() - 1);
  out.addText("DOCUMENT_ROOT");
  if (script.pathInfo.empty()) return;
  root += script.pathInfo;
  out.addText("PATH_TRANSLATED");
  out.add("PATH_INFO", script.pathInfo);
}

// An IPv6 address has brackets where a name could stand (RFC 3875 4.1.14).
static void appendServerAddress(const Client& client, std::string& out) {
  Address local = client.local();
  bool isV6 = local.family() == AF_INET6;
  if (isV6) out += '[';
  local.appendHost(out);
  if (isV6) out += ']';
}

// A unix domain socket has no port, and a proxy need not tell one.
static void addPort(const char* name, int port, VariableWriter& out) {
  out.add(name, port > 0 ? decimal(port) : std::string());
}

static void addPeers(const Exchange& x, VariableWriter& out) {
  const Client& client = *x.client;
  x.peer().appendHost(out.text());
  out.addText("REMOTE_ADDR");
  addPort("REMOTE_PORT", x.peer().port(), out);
  client.local().appendHost(out.text());
  out.addText("SERVER_ADDR");
  addPort("SERVER_PORT", client.port, out);
  std::string& name = out.text();
  appendHost(x, name);
  if (name.empty()) appendServerAddress(client, name);
  out.addText("SERVER_NAME");
  if (!x.isUserVerified) return;
  out.add("AUTH_TYPE", "Basic");
  appendUser(x.request, out.text());
  out.addText("REMOTE_USER");
}

static char upperCased(char c) {
  if (c == '-') return '_';
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Returns "HTTP_ACCEPT_LANGUAGE" for "Accept-Language".
static std::string variableOf(const Slice& field) {
  std::string name = "HTTP_";
  for (std::size_t i = 0; i < field.size(); ++i)
    name += upperCased(field[i]);
  return name;
}

// Scripts take HTTP_PROXY for a setting of their own. They receive the body without its transfer
// coding, and its length and type in variables without HTTP_.
static bool isHidden(const std::string& name) {
  return name == "HTTP_PROXY" || name == "HTTP_TRANSFER_ENCODING" || name == "HTTP_CONTENT_TYPE" ||
         name == "HTTP_CONTENT_LENGTH" || name == "HTTP_HOST";
}

typedef std::pair<std::string, Slice> NamedValue;

static bool comesBefore(const NamedValue& a, const NamedValue& b) { return a.first < b.first; }

// Several fields of one name become one variable, in the order in which they arrived (RFC 9110
// 5.3).
static void addFields(const Exchange& x, VariableWriter& out) {
  const std::vector<Request::Field>& fields = x.request.fields;
  std::vector<NamedValue> named;
  named.reserve(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    named.push_back(NamedValue(variableOf(fields[i].name), fields[i].value));
  std::stable_sort(named.begin(), named.end(), comesBefore);
  for (std::size_t i = 0; i < named.size();) {
    const std::string& name = named[i].first;
    std::string& value = out.text();
    named[i].second.appendTo(value);
    for (++i; i < named.size() && named[i].first == name; ++i) {
      value += name == "HTTP_COOKIE" ? "; " : ", ";
      named[i].second.appendTo(value);
    }
    if (!isHidden(name)) out.addText(name);
  }
}

// The host of an absolute target replaces Host (RFC 9112 3.2.2).
static void addHost(const Exchange& x, VariableWriter& out) {
  const Request& request = x.request;
  if (request.uri.form != Uri::kAbsolute)
    return request.has(Request::kHost) ? out.add("HTTP_HOST", request.value(Request::kHost))
                                       : void();
  std::string& host = out.text();
  request.host.appendTo(host);
  if (!request.port.empty()) host += ":" + request.port.str();
  out.addText("HTTP_HOST");
}

void fillEnvironment(const Exchange& x, const CgiScript& script, Environment& environment) {
  VariableWriter out(environment);
  const char* path = std::getenv("PATH");
  out.add("PATH", path ? path : kPath);
  out.add("GATEWAY_INTERFACE", "CGI/1.1");
  out.add("SERVER_SOFTWARE", kServerSignature);
  out.add("REDIRECT_STATUS", "200");
  addRequest(x, out);
  addScript(x, script, out);
  addPeers(x, out);
  addHost(x, out);
  addFields(x, out);
  const std::vector<CgiParam>& params = x.scope().cgi.params;
  for (std::size_t i = 0; i < params.size(); ++i) {
    std::string& value = out.text();
    expand(params[i].value, x, value);
    environment.set(params[i].name, value);
  }
}
