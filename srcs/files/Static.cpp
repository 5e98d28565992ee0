#include "files/Static.hpp"

#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"

unsigned Static::methods(Exchange& x) const {
  CachedFileRef file;
  int status = files_.find(requestFileName(x), x.scope().fileCache.valid, file);
  return status == 0 ? kGet | kHead : 0u;
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
  if (x.method == kPost) return kDeclined;
  response_.make(x, *file);
  return kResponded;
}

Handler::Result Static::respondNotFound(Exchange& x, const std::string& name, int status) {
  if (status != 404 || x.scope().logs.notFound)
    x.log(kLogError, "\"" + name + "\" " + (status == 404 ? "was not found" : "is forbidden"));
  return respond(x, status);
}

Handler::Result Static::redirectToDirectory(Exchange& x, const CachedFile& directory) {
  if (x.endsInSlash()) {
    x.log(kLogError, "directory index of \"" + directory.path() + "\" is forbidden");
    return respond(x, 403);
  }
  x.response.location.clear();
  appendEncodedPath(x.response.location, x.path);
  x.response.location += '/';
  if (!x.args.empty()) x.response.location += "?" + x.args;
  return respond(x, 301);
}
