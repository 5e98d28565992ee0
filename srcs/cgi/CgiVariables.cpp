#include "cgi/CgiVariables.hpp"

#include <cstdlib>
#include <vector>

#include "base/Numbers.hpp"
#include "base/Version.hpp"
#include "variables/FieldVariables.hpp"
#include "variables/FileNames.hpp"
#include "variables/VariableText.hpp"
#include "variables/Variables.hpp"

static const char kPath[] = "/usr/local/bin:/usr/bin:/bin";

// Adds variables to an environment. One string serves for all values that must be composed.
class VariableWriter : public VariableReceiver {
 public:
  explicit VariableWriter(Environment& environment) : environment_(environment) {}

  void add(const Slice& name, const Slice& value) { environment_.add(name, value); }
  std::string& text() {
    text_.clear();
    return text_;
  }
  void addText(const Slice& name) { environment_.add(name, text_); }
  virtual void addVariable(const Slice& name, const Slice& value) { add(name, value); }

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
  if (!x.passesBody()) return;
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
  tellFieldVariables(x.request, out);
  const std::vector<CgiParam>& params = x.scope().cgi.params;
  for (std::size_t i = 0; i < params.size(); ++i) {
    std::string& value = out.text();
    expand(params[i].value, x, value);
    environment.set(params[i].name, value);
  }
}
