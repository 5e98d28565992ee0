#include "files/Static.hpp"

#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"

// Returns true if the path is nothing, but with a slash at its end it has a location of its own
// that clients may reach.
static bool meansLocation(const Exchange& x) {
  if (x.isInternal || x.endsInSlash() || (x.method & (kGet | kHead)) == 0) return false;
  const std::string path = x.path + "/";
  const VariableValues values = x.values;
  const Location& there = x.route->find(path, x.values);
  x.values = values;
  bool isPrefix = there.kind == Location::kPrefix || there.kind == Location::kPrefixFinal ||
                  there.kind == Location::kExact;
  return isPrefix && there.uri == path && !there.isInternal;
}

static void setSlashRedirect(Exchange& x) {
  x.response.location.clear();
  appendEncodedPath(x.response.location, x.path);
  x.response.location += '/';
  if (!x.args.empty()) x.response.location += "?" + x.args;
}

unsigned Static::methods(Exchange& x) const {
  CachedFileRef file;
  int status = files_.find(requestFileName(x), x.scope().fileCache.valid, file);
  if (status != 0) return meansLocation(x) ? kGet | kHead : 0u;
  bool isListed = x.scope().autoindex.isOn || x.scope().files.hasRandomIndex;
  bool isClosed = file->facts().isDirectory() && x.endsInSlash() && !isListed;
  return isClosed || x.scope().cgi.covers(x.path, kGet) ? 0u : kGet | kHead;
}

// As in nginx, POST gets 404 for a missing file and 405 only for an existing one.
Handler::Result Static::handle(Exchange& x) {
  if ((x.method & (kGet | kHead | kPost)) == 0) return kDeclined;
  const std::string& name = requestFileName(x);
  CachedFileRef file;
  int status = files_.find(name, x.scope().fileCache.valid, file);
  if (status != 0) return respondNotFound(x, name, status);
  if (file->facts().isDirectory()) return redirectToDirectory(x, *file);
  if (!file->facts().isRegular() || x.endsInSlash()) return respond(x, 404);
  if (x.scope().cgi.covers(name, x.method)) return respondWithoutSource(x, name);
  if (x.method == kPost) return kDeclined;
  response_.make(x, *file);
  return kResponded;
}

Handler::Result Static::respondNotFound(Exchange& x, const std::string& name, int status) {
  if (status == 404 && meansLocation(x)) {
    setSlashRedirect(x);
    return respond(x, 301);
  }
  if (status != 404 || x.scope().logs.notFound)
    x.log(kLogError, "\"" + name + "\" " + (status == 404 ? "was not found" : "is forbidden"));
  return respond(x, status);
}

// Cgi declined because it did not find the script, which has appeared since.
Handler::Result Static::respondWithoutSource(Exchange& x, const std::string& name) {
  x.log(kLogError, "\"" + name + "\" is a CGI script, and its source is not sent");
  return respond(x, 404);
}

Handler::Result Static::redirectToDirectory(Exchange& x, const CachedFile& directory) {
  if (x.endsInSlash() && x.method == kPost && x.scope().autoindex.isOn) return kDeclined;
  if (x.endsInSlash()) {
    x.log(kLogError, "directory index of \"" + directory.path() + "\" is forbidden");
    return respond(x, 403);
  }
  setSlashRedirect(x);
  return respond(x, 301);
}
