#include "uploads/Upload.hpp"

#include "content/FileFacts.hpp"
#include "content/PartFileCleanup.hpp"
#include "uploads/CrossOrigin.hpp"
#include "uploads/FormUpload.hpp"
#include "uploads/RawUpload.hpp"
#include "variables/FileNames.hpp"
#include "variables/UploadDirectory.hpp"

static const int kNotAllowed = 405;
static const std::size_t kMostEntries = 10000;  // looked at for leftovers, before each upload

unsigned Upload::methods(Exchange& x) const {
  std::string directory;
  if (x.scope().uploads.store.empty() || x.scope().cgi.covers(x.path, kPost)) return 0;
  return findUploadDirectory(x, directory) == 0 ? static_cast<unsigned>(kPost) : 0u;
}

static const char* findFault(const Exchange& x, BoundaryResult boundary) {
  bool hasBody = x.request.isChunked || x.request.contentLength >= 0;
  if (!hasBody) return "the request has no body to store";
  if (x.request.find("Content-Range")) return "the server cannot store a part of a file";
  return boundary == kBadBoundary ? "the boundary of the form cannot be read" : "";
}

Handler::Result Upload::handle(Exchange& x) {
  if (x.method != kPost || x.scope().uploads.store.empty()) return kDeclined;
  if (x.isErrorPage || x.isBodyGone) return kDeclined;
  if (x.scope().cgi.covers(x.path, kPost)) return respondNoScript(x);
  if (refusesOrigin(x)) return kResponded;
  int status = checkStore(x);
  if (status == kNotAllowed) {
    x.response.setStatus(status);
    return kNeedsAllow;
  }
  if (status != 0) return respond(x, status);
  std::string boundary;
  BoundaryResult result = parseFormBoundary(x.request.value(Request::kContentType), boundary);
  x.errorMessage = findFault(x, result);
  if (*x.errorMessage) return respond(x, 400);
  return result == kBoundary ? receiveForm(x, boundary) : receiveRaw(x);
}

// Cgi has declined, so the script that the path names does not exist.
Handler::Result Upload::respondNoScript(Exchange& x) {
  x.log(kLogError, "\"" + requestFileName(x) + "\" was not found");
  return respond(x, 404);
}

// A directory to upload to ends in a slash. This one is a file.
static bool isFile(const std::string& directory) {
  FileFacts facts;
  return facts.read(directory.substr(0, directory.size() - 1)) == 0 && facts.isRegular();
}

// Nobody knows the stores that variables name when the server starts, so that what was left in one
// of them is removed now. Returns 0 or the HTTP status that refuses the upload.
int Upload::checkStore(Exchange& x) {
  std::string directory;
  int status = findUploadDirectory(x, directory);
  if (status == 0 && !x.scope().uploads.storeRest.empty())
    removeLeftovers(directory, x.client->pid, kMostEntries);
  if (status == 0) return 0;
  if (status == 404 && isFile(directory)) return kNotAllowed;
  x.errorMessage = status == 404 ? "the directory to upload to does not exist"
                                 : "this address leads out of the upload store";
  x.log(kLogError, "cannot upload to \"" + directory + "\": " + x.errorMessage);
  return status;
}

Handler::Result Upload::receiveForm(Exchange& x, const std::string& boundary) {
  x.sink.reset(new FormUpload(x, names_, boundary));
  return kResponded;
}

Handler::Result Upload::receiveRaw(Exchange& x) {
  ScopedPtr<RawUpload> sink(new RawUpload(x, names_));
  int status = sink->open();
  if (status != 0) {
    x.log(kLogError, "cannot create a file in \"" + x.scope().uploads.store + "\"");
    return respond(x, status == 404 ? 500 : status);
  }
  x.sink.reset(sink.release());
  return kResponded;
}
