#include "uploads/Dav.hpp"

#include <errno.h>

#include <cstdio>

#include "uploads/PutSink.hpp"
#include "variables/FileNames.hpp"

static const unsigned kDavMethods = kPut | kDelete;

unsigned Dav::methods(Exchange& x) const {
  return (x.scope().uploads.davMethods | x.scope().access.methods) & kDavMethods;
}

Handler::Result Dav::handle(Exchange& x) {
  if ((methods(x) & x.method) == 0 || x.isErrorPage || x.isBodyGone) return kDeclined;
  return x.method == kPut ? put(x) : remove(x);
}

Handler::Result Dav::put(Exchange& x) {
  if (x.request.find("Content-Range")) {
    x.errorMessage = "the server cannot PUT a part of a file";
    return respond(x, 400);
  }
  if (x.endsInSlash()) return respond(x, 409);
  if (x.scope().cgi.runs(x.path)) {
    x.errorMessage = "a script cannot be put where the server would run it";
    return respond(x, 403);
  }
  ScopedPtr<PutSink> sink(new PutSink(x, files_));
  int status = sink->open(names_);
  if (status != 0 && status != 412) x.log(kLogError, "cannot put \"" + requestFileName(x) + "\"");
  if (status != 0) return respond(x, status);
  x.sink.reset(sink.release());
  return kResponded;
}

static Slice withoutSlash(const Slice& path) {
  return path.endsWith("/") ? path.sub(0, path.size() - 1) : path;
}

static bool isSame(const std::string& path, const FileFacts& facts) {
  FileFacts other;
  return !path.empty() && other.read(path) == 0 && other.inode == facts.inode &&
         other.device == facts.device;
}

// A location must not lose its own directory or its upload store.
static bool isGround(const Exchange& x, const FileFacts& directory) {
  return x.path == "/" || withoutSlash(x.path) == withoutSlash(x.location->uri) ||
         isSame(x.scope().uploads.store, directory);
}

// Returns 0, or the HTTP status that refuses the removal.
static int refusal(const Exchange& x, const CachedFile& file) {
  const FileFacts& facts = file.facts();
  if (facts.isDirectory() != x.endsInSlash()) return 409;
  if (facts.isDirectory() ? isGround(x, facts) : !facts.isRegular()) return 403;
  return checkChange(x, &file);
}

static int statusOfRemoval(int error) {
  switch (error) {
    case ENOTEMPTY:
    case EEXIST:
    case ENOTDIR:
      return 409;
    case EPERM:
    case EROFS:
    case EBUSY:
      return 403;
    default:
      return statusOfErrno(error);
  }
}

static int removeName(const std::string& name) {
  return std::remove(name.c_str()) == 0 ? 204 : statusOfRemoval(errno);
}

// A symbolic link is removed itself, whatever it leads to.
int Dav::removeAt(Exchange& x, const std::string& name) {
  CachedFileRef file;
  int status = files_.find(name, 0, file);
  bool isLink = !x.endsInSlash() && (status != 0 || !file->facts().isRegular());
  isLink = isLink && isSymbolicLink(name);
  if (isLink) status = checkChange(x, file.get());
  if (!isLink && status == 0) status = refusal(x, *file);
  if (status != 0) return status;
  files_.forget(name);
  // With the slash at its end the name means a directory, and never a link to one.
  return removeName(requestFileName(x));
}

static bool isDeep(const std::string& path, int least) {
  int depth = 0;
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    if (path[i] == '/') ++depth;
  return depth >= least;
}

Handler::Result Dav::remove(Exchange& x) {
  if (!isDeep(x.path, x.scope().uploads.minDeleteDepth)) {
    x.errorMessage = "this path has too few parts to be deleted";
    x.log(kLogError, "insufficient URI depth to DELETE \"" + x.path + "\"");
    return respond(x, 409);
  }
  std::string name = withoutSlash(requestFileName(x)).str();
  int status = removeAt(x, name);
  if (status != 204 && status != 412) x.log(kLogError, "cannot delete \"" + name + "\"");
  return respond(x, status);
}
