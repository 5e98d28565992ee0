#include "config/SurpriseCheck.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "config/ErrorPageFiles.hpp"
#include "config/Paths.hpp"
#include "config/PostCheck.hpp"
#include "http/Method.hpp"

namespace {

// Visits every block of one server. `outer` is the block around a block; 0 for the server.
class SurpriseFinder {
 public:
  SurpriseFinder(const VirtualServer& server, Config& config)
      : server_(server), config_(config), pages_(server), posts_(server) {}
  void visit(const Location& location, const Location* outer);

 private:
  SurpriseFinder(const SurpriseFinder&);
  SurpriseFinder& operator=(const SurpriseFinder&);

  void warn(const Location& location, const std::string& sentence);
  void checkRoot(const Location& location, const Location* outer);
  void checkStore(const Location& location, const Location* outer);
  void checkScripts(const Location& location, const Location* outer);
  void checkErrorPages(const Location& location, const Location* outer);
  void checkMethods(const Location& location, const Location* outer);
  void checkStatusPage(const Location& location);

  const VirtualServer& server_;
  Config& config_;
  const ErrorPageFiles pages_;
  const PostCheck posts_;
};

}  // namespace

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

static bool isSameText(const Template& a, const Template& b) {
  return a.isLiteral() && b.isLiteral() && a.text() == b.text();
}

// Returns whether two lists are the same one, handed down.
template <typename T>
static bool isInherited(const InheritedList<T>& inner, const InheritedList<T>& outer) {
  return inner.size() == outer.size() && (inner.empty() || &inner[0] == &outer[0]);
}

void SurpriseFinder::warn(const Location& location, const std::string& sentence) {
  config_.warnings.push_back(location.position.text() + ": " + sentence);
}

static bool servesFiles(const Location& location) {
  return !location.rewrites.alwaysReturns() && location.cgiPass.empty() &&
         location.upstream.protocol == UpstreamTarget::kNone && !location.hasStubStatus &&
         location.statusFormat == Location::kNoStatus && !location.hasEmptyGif;
}

// Returns true if a location inside this server takes every request.
static bool isCovered(const Location& level) {
  for (std::size_t i = 0; i < level.locations.size(); ++i) {
    const Location& inner = *level.locations[i];
    bool isPrefix = inner.kind == Location::kPrefix || inner.kind == Location::kPrefixFinal;
    if (isPrefix && inner.uri == "/") return true;
  }
  return false;
}

static bool isSameRoot(const PathSettings& a, const PathSettings& b) {
  return a.isRootSet == b.isRootSet && isSameText(a.root, b.root);
}

// Returns true if this block, or one inside it with the same root, may send files.
static bool usesRoot(const Location& location) {
  bool isOnlyAround = location.kind == Location::kServerLevel && isCovered(location);
  if (!isOnlyAround && servesFiles(location)) return true;
  for (std::size_t i = 0; i < location.locations.size(); ++i) {
    const Location& inner = *location.locations[i];
    if (isSameRoot(inner.scope.paths, location.scope.paths) && usesRoot(inner)) return true;
  }
  return false;
}

// Nobody has asked for the default root, so it is left out.
void SurpriseFinder::checkRoot(const Location& location, const Location* outer) {
  const PathSettings& paths = location.scope.paths;
  bool isOwn = outer == 0 || !isSameRoot(paths, outer->scope.paths);
  if (!isOwn || !paths.isRootSet || !paths.root.isLiteral() || !usesRoot(location)) return;
  const std::string& path = paths.root.text();
  if (access(path.c_str(), F_OK) == 0) return;
  warn(location, quoted(path) + " is not there, which is the " +
                     (paths.aliasPrefix ? "alias" : "root") + " here");
}

void SurpriseFinder::checkStore(const Location& location, const Location* outer) {
  const std::string& store = location.scope.uploads.store;
  bool isOwnStore = !store.empty() && (outer == 0 || store != outer->scope.uploads.store);
  if (isOwnStore && isDirectory(store) && access(store.c_str(), W_OK | X_OK) != 0)
    warn(location, "the upload store " + quoted(store) + " cannot be written");
}

void SurpriseFinder::checkScripts(const Location& location, const Location* outer) {
  const std::string& script = location.cgiPass;
  bool isOwnScript = !script.empty() && (outer == 0 || script != outer->cgiPass);
  if (isOwnScript && access(script.c_str(), X_OK) != 0)
    warn(location, "the script " + quoted(script) + " of \"cgi_pass\" cannot be run");
  const InheritedList<CgiRule>& rules = location.scope.cgi.rules;
  if (outer && isInherited(rules, outer->scope.cgi.rules)) return;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string& interpreter = rules[i].interpreter;
    if (interpreter.empty() || access(interpreter.c_str(), X_OK) == 0) continue;
    warn(location, "the interpreter " + quoted(interpreter) + " cannot be run, so " +
                       quoted(rules[i].extension) + " scripts are a 500");
  }
}

void SurpriseFinder::checkErrorPages(const Location& location, const Location* outer) {
  const InheritedList<ErrorPage>& all = location.scope.errors.pages;
  if (outer && isInherited(all, outer->scope.errors.pages)) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string missing = pages_.missing(all[i]);
    if (!missing.empty()) {
      warn(location, "the error page " + quoted(all[i].uri.text()) + " is not there, its file is " +
                         quoted(missing));
    }
  }
}

void SurpriseFinder::checkMethods(const Location& location, const Location* outer) {
  unsigned methods = location.scope.access.methods;
  bool isOwn = outer == 0 || methods != outer->scope.access.methods;
  if (!isOwn || (methods & kPost) == 0 || posts_.mayTakePost(location)) return;
  warn(location, "\"methods\" allows POST, and nothing here takes one");
}

static bool isLoopback(const Address& address) {
  if (address.isUnix()) return true;
  const std::string text = address.text();
  return Slice(text).startsWith("127.") || Slice(text).startsWith("[::1]");
}

static bool isOpenToAll(const Location& location) {
  const AccessSettings& access = location.scope.access;
  for (std::size_t i = 0; i < access.rules.size(); ++i)
    if (!access.rules[i].allows) return false;
  bool asksForPassword = access.auth.isSet && !access.auth.userFile.empty();
  return !asksForPassword && access.authRequest.empty() && !location.isInternal;
}

void SurpriseFinder::checkStatusPage(const Location& location) {
  bool isStatus = location.hasStubStatus || location.statusFormat != Location::kNoStatus;
  if (!isStatus || location.kind == Location::kIf || !isOpenToAll(location)) return;
  for (std::size_t i = 0; i < server_.listens.size(); ++i) {
    const std::string text = server_.listens[i].address.text();
    if (isLoopback(server_.listens[i].address)) continue;
    return warn(location, "the status page is open to everybody who reaches " + text);
  }
}

void SurpriseFinder::visit(const Location& location, const Location* outer) {
  checkRoot(location, outer);
  checkStore(location, outer);
  checkScripts(location, outer);
  checkErrorPages(location, outer);
  checkMethods(location, outer);
  checkStatusPage(location);
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    visit(*location.locations[i], &location);
  for (std::size_t i = 0; i < location.ifs.size(); ++i)
    visit(*location.ifs[i], &location);
}

// The owner of /proc/self is the user whose rights the process has.
static bool isRoot() {
  struct stat self;
  return stat("/proc/self", &self) == 0 && self.st_uid == 0;
}

// The warning replaces the note that `user` has no effect.
static void warnOfUser(Config& config) {
  const std::string fault = config.user.text() + ": \"user\" has no effect here";
  config.notes.erase(std::remove(config.notes.begin(), config.notes.end(), fault),
                     config.notes.end());
  config.warnings.push_back(fault + ": the server and its CGI scripts keep the rights of root");
}

void warnOfSurprises(Config& config) {
  if (!config.user.file.empty() && isRoot()) warnOfUser(config);
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    SurpriseFinder(*config.servers[i], config).visit(config.servers[i]->level, 0);
}
