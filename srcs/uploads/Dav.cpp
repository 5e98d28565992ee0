#include "uploads/Dav.hpp"

#include <errno.h>

#include <cstdio>

#include "uploads/CrossOrigin.hpp"
#include "uploads/PutSink.hpp"
#include "variables/FileNames.hpp"

static const unsigned kDavMethods = kPut | kDelete;

static unsigned configuredMethods(const Exchange& x) {
  return (x.scope().uploads.davMethods | x.scope().access.methods) & kDavMethods;
}

Handler::Result Dav::handle(Exchange& x) {
  if ((configuredMethods(x) & x.method) == 0 || x.isErrorPage || x.isBodyGone) return kDeclined;
  if (refusesOrigin(x)) return kResponded;
  if (passesLink(x, requestFileName(x))) {
    x.errorMessage = "the address leads through a linked directory";
    return respond(x, 403);
  }
  return x.method == kPut ? put(x) : remove(x);
}

// Returns "cannot put "name": " and the reason, as far as it is known.
static std::string complaint(const Exchange& x, const char* what, const std::string& name) {
  bool hasReason = *x.errorMessage != 0;
  return std::string(what) + " \"" + name + "\"" + (hasReason ? ": " : "") + x.errorMessage;
}

Handler::Result Dav::put(Exchange& x) {
  if (x.request.find("Content-Range")) {
    x.errorMessage = "the server cannot PUT a part of a file";
    return respond(x, 400);
  }
  if (x.endsInSlash()) {
    x.errorMessage = "a file cannot be put where the address ends in a slash";
    return respond(x, 409);
  }
  if (x.scope().cgi.runs(x.path)) {
    x.errorMessage = "a script cannot be put where the server would run it";
    return respond(x, 403);
  }
  ScopedPtr<PutSink> sink(new PutSink(x, files_));
  int status = sink->open(names_);
  if (status != 0 && status != 412)
    x.log(kLogError, complaint(x, "cannot put", requestFileName(x)));
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

static const char* reasonAgainst(const Exchange& x, const FileFacts& facts) {
  if (facts.isDirectory() && !x.endsInSlash()) return "the address of a directory ends in a slash";
  if (!facts.isDirectory() && x.endsInSlash())
    return "the address of a file has no slash at its end";
  if (!facts.isDirectory() && !facts.isRegular()) return "this is neither a file nor a directory";
  return facts.isDirectory() && isGround(x, facts) ? "the location needs this directory" : "";
}

// Returns 0, or the HTTP status that refuses the removal.
static int refusal(Exchange& x, const CachedFile& file) {
  const FileFacts& facts = file.facts();
  x.errorMessage = reasonAgainst(x, facts);
  if (facts.isDirectory() != x.endsInSlash()) return 409;
  return *x.errorMessage ? 403 : checkChange(x, &file);
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

static const char* reasonOfRemoval(int error) {
  switch (error) {
    case ENOTEMPTY:
    case EEXIST:
      return "the directory is not empty";
    case EACCES:
    case EPERM:
      return "the server has no permission to change the directory";
    case EROFS:
      return "the file system is read-only";
    case EBUSY:
      return "the directory is in use";
    default:
      return "";
  }
}

static int removeName(Exchange& x, const std::string& name) {
  if (std::remove(name.c_str()) == 0) return 204;
  int error = errno;
  x.errorMessage = reasonOfRemoval(error);
  return statusOfRemoval(error);
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
  return removeName(x, requestFileName(x));
}

unsigned Dav::methods(Exchange& x) const {
  unsigned methods = configuredMethods(x);
  const std::string name = withoutSlash(requestFileName(x)).str();
  CachedFileRef file;
  bool exists = files_.find(name, 0, file) == 0;
  bool isDirectory = exists && file->facts().isDirectory();
  if (x.endsInSlash() || isDirectory || x.scope().cgi.runs(x.path)) methods &= kDelete;
  bool mayGo = exists ? *reasonAgainst(x, file->facts()) == 0 : isSymbolicLink(name);
  return mayGo ? methods : methods & kPut;
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
  if (status != 204 && status != 412) x.log(kLogError, complaint(x, "cannot delete", name));
  return respond(x, status);
}
