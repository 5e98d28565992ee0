#include "handlers/Static.hpp"

#include "content/FileSource.hpp"
#include "handlers/Clock.hpp"
#include "http/Conditional.hpp"

static bool endsWithSlash(const std::string& path) { return path[path.size() - 1] == '/'; }

unsigned Static::methods(Exchange& x) const {
  CachedFileRef file;
  int status = files_.find(x.fileName(), x.scope().openFileCacheValid, file);
  return status == 0 ? kGet | kHead : 0u;
}

// POST is told that there is nothing here before it is told that it may not, as nginx does.
Handler::Result Static::handle(Exchange& x) {
  if ((x.method & (kGet | kHead | kPost)) == 0) return kDeclined;
  const std::string& name = x.fileName();
  CachedFileRef file;
  int status = files_.find(name, x.scope().openFileCacheValid, file);
  if (status != 0) {
    if (status != 404 || x.scope().logNotFound)
      x.log(kLogError, "\"" + name + "\" " + (status == 404 ? "was not found" : "is forbidden"));
    return answer(x, status);
  }
  if (file->facts().isDirectory()) return answerDirectory(x, *file);
  if (!file->facts().isRegular() || endsWithSlash(x.path)) return answer(x, 404);
  if (x.method == kPost) return kDeclined;
  return answerFile(x, *file);
}

Handler::Result Static::answerDirectory(Exchange& x, const CachedFile& directory) {
  if (endsWithSlash(x.path)) {
    x.log(kLogError, "directory index of \"" + directory.path() + "\" is forbidden");
    return answer(x, 403);
  }
  appendEncodedPath(x.response.location, x.path);
  x.response.location += '/';
  if (!x.args.empty()) x.response.location += "?" + x.args;
  return answer(x, 301);
}

void Static::describe(Exchange& x, const CachedFile& file) const {
  const Scope& scope = x.scope();
  Response& response = x.response;
  Slice type = scope.types->find(x.path);
  if (type.empty()) type = scope.defaultType;
  response.contentType.assign(type.data(), type.size());
  response.lastModified = file.lastModified();
  if (scope.etag) response.etag = file.etag();
  response.acceptRanges = true;
}

Handler::Result Static::answerFile(Exchange& x, CachedFile& file) {
  describe(x, file);
  if (x.errorStatus == 0) {
    Validators validators;
    validators.etag = x.response.etag;
    validators.lastModified = file.facts().modified;
    int status =
        evaluatePreconditions(x.request, validators, x.scope().ifModifiedSince, true, clock_.now());
    if (status == 304) x.response.contentType.clear();
    if (status != 0) return answer(x, status);
  }
  if (!x.isHead()) return attachBody(x, file);
  x.response.setStatus(200);
  x.response.setLengthWithoutBody(file.facts().size);
  return kAnswered;
}

Handler::Result Static::attachBody(Exchange& x, CachedFile& file) {
  int status = 0;
  if (file.facts().size > FileCache::kLargestBody) {
    ScopedPtr<FileSource> source(new FileSource);
    status = source->open(file.path(), file.facts());
    if (status == 0) x.response.setBody(source.release());
  } else {
    if (!file.hasBody()) status = files_.load(file);
    if (status == 0) x.response.setBody(Slice(file.body()), &file);
  }
  if (status != 0) x.log(kLogError, "cannot open \"" + file.path() + "\"");
  return answer(x, status == 0 ? 200 : status);
}
