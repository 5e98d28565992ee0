#include "cgi/Cgi.hpp"

#include <algorithm>

#include "cgi/CgiInput.hpp"
#include "cgi/CgiResponse.hpp"
#include "content/FileCache.hpp"
#include "exchange/Services.hpp"
#include "gateway/BodySpool.hpp"
#include "variables/FileNames.hpp"

static const unsigned kUsual = kGet | kHead | kPost;
static const int kExecutableValidFor = 1;  // seconds; interpreters seldom change

// A rule without a list of its own takes the usual methods, and PUT and DELETE if `methods` has
// them.
static unsigned methodsOf(unsigned listed, const Exchange& x) {
  return listed != 0 ? listed : kUsual | (x.scope().access.methods & (kPut | kDelete));
}

static std::string directoryOfFile(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

// Under the location "/git/", SCRIPT_NAME is "/git" and PATH_INFO is the rest of the path.
static void splitAtLocation(const Exchange& x, CgiScript& script) {
  Slice uri(x.location->uri);
  if (uri.endsWith("/")) uri = uri.sub(0, uri.size() - 1);
  if (!Slice(x.path).startsWith(uri)) uri = Slice();
  script.name = uri.str();
  script.pathInfo = x.path.substr(uri.size());
  script.executable = x.location->cgiPass;
}

unsigned Cgi::methods(Exchange& x) const {
  CgiScript script;
  if (!x.location->cgiPass.empty()) return methodsOf(x.location->cgiPassMethods, x);
  unsigned all = 0;
  const std::vector<CgiRule>& rules = x.scope().cgi.rules;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (isScript(x, rules[i], script)) all |= methodsOf(rules[i].methods, x);
  return all;
}

Handler::Result Cgi::handle(Exchange& x) {
  CgiScript script;
  if (!x.location->cgiPass.empty()) {
    if ((methodsOf(x.location->cgiPassMethods, x) & x.method) == 0) return kDeclined;
    splitAtLocation(x, script);
    return run(x, script);
  }
  const CgiRule* rule = findScript(x, script);
  return rule ? run(x, script) : kDeclined;
}

const CgiRule* Cgi::findScript(Exchange& x, CgiScript& script) const {
  const std::vector<CgiRule>& rules = x.scope().cgi.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    bool isMeant = (methodsOf(rules[i].methods, x) & x.method) != 0;
    if (isMeant && isScript(x, rules[i], script)) return &rules[i];
  }
  return 0;
}

// A script whose file does not exist still runs in its directory.
bool Cgi::hasDirectory(const std::string& path) const {
  CachedFileRef directory;
  return services_.files.find(directoryOfFile(path), kExecutableValidFor, directory) == 0;
}

// The script is the first segment of the path that ends with the extension and is a file; the rest
// of the path is PATH_INFO. With check_file=off, the file may be missing but must not be a
// directory; nothing on the disk then tells the script from what follows it, so that PATH_INFO is
// the whole path.
bool Cgi::isScript(Exchange& x, const CgiRule& rule, CgiScript& script) const {
  Slice path(x.path);
  for (std::size_t end = 0; end < path.size();) {
    end = std::min(path.find('/', end + 1), path.size());
    Slice uri = path.sub(0, end);
    if (!uri.endsWith(rule.extension)) continue;
    script.file.clear();
    appendFileName(x, uri, script.file);
    CachedFileRef file;
    int status = services_.files.find(script.file, x.scope().fileCache.valid, file);
    bool isThere = status == 0 && file->facts().isRegular();
    bool isDirectory = status == 0 && file->facts().isDirectory();
    // Nothing lies below what does not exist, so a long path costs one look at the disk.
    if (!isThere && !isDirectory && (rule.checkFile || !hasDirectory(script.file))) return false;
    if (isDirectory) continue;
    script.name = rule.checkFile ? uri.str() : std::string();
    script.pathInfo = (rule.checkFile ? path.from(end) : path).str();
    script.executable = rule.interpreter.empty() ? script.file : rule.interpreter;
    return true;
  }
  return false;
}

int Cgi::checkRunnable(const std::string& path, std::string& why) const {
  CachedFileRef file;
  int status = services_.files.find(path, kExecutableValidFor, file);
  if (status == 0 && !file->facts().isRegular()) status = 403;
  if (status == 0 && file->facts().isExecutable) return 0;
  why = status == 404 ? "does not exist" : status == 0 ? "is not executable" : "cannot be executed";
  return status == 0 ? 403 : status;
}

// A script that cannot be executed is a fault of the request, a missing interpreter is a fault of
// the server.
int Cgi::checkExecutable(Exchange& x, const CgiScript& script) const {
  std::string why;
  int status = checkRunnable(script.executable, why);
  if (status == 0) return 0;
  x.log(kLogError, "CGI script \"" + script.executable + "\" " + why);
  return script.executable == script.file ? status : 500;
}

Handler::Result Cgi::run(Exchange& x, const CgiScript& script) {
  int status = checkExecutable(x, script);
  if (status != 0) return respond(x, status);
  ScopedPtr<CgiResponse> pending(new CgiResponse(services_, x));
  CgiCommand& command = pending->process().command();
  fillEnvironment(x, script, command.environment);
  pending->session().setVariables(command.environment);
  if (!command.environment.fits()) {
    x.log(kLogError, "the request is too large for the environment of a CGI script");
    return respond(x, 431);
  }
  command.path = script.executable;
  if (script.executable != script.file) command.script = script.file;
  command.directory = directoryOfFile(script.file.empty() ? script.executable : script.file);
  status = start(x, *pending);
  if (status != 0) return respond(x, status);
  x.pending.reset(pending.release());
  return kPending;
}

// A request without a body starts the script at once, another one when its body begins to fill a
// buffer or is complete. A chunked body is collected first, because CGI needs its length.
int Cgi::start(Exchange& x, CgiResponse& pending) {
  if (!x.passesBody() || !x.request.hasBody()) {
    pending.process().startWithFile(-1);
    return 0;
  }
  if (x.collected.get()) return startCollected(x, pending);
  if (x.request.isChunked) return startSpooled(x, pending);
  x.sink.reset(new CgiInput(pending.process()));
  pending.process().startWhenInputArrives();
  return 0;
}

// An upstream server was asked before, for which the request body was collected.
int Cgi::startCollected(Exchange& x, CgiResponse& pending) {
  int body = x.collected->openReader();
  if (body < 0) {
    x.log(kLogCrit, "cannot read the request body that was collected");
    return 500;
  }
  pending.bodyCollected(body, x.collected->size());
  return 0;
}

int Cgi::startSpooled(Exchange& x, CgiResponse& pending) {
  ScopedPtr<BodySpool> spool(new BodySpool(pending));
  const std::string& directory = x.scope().body.tempPath;
  int status = spool->open(directory, names_, x.client->pid);
  if (status != 0) {
    x.log(kLogCrit, "cannot store the request body in \"" + directory + "\"");
    return status == 507 || status == 503 ? status : 500;
  }
  pending.expectCollectedBody();
  x.sink.reset(spool.release());
  return 0;
}
