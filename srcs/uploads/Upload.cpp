#include "uploads/Upload.hpp"

#include "uploads/FormUpload.hpp"
#include "uploads/RawUpload.hpp"

unsigned Upload::methods(Exchange& x) const {
  return x.scope().uploads.store.empty() ? 0u : static_cast<unsigned>(kPost);
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
  std::string boundary;
  BoundaryResult result = parseFormBoundary(x.request.value(Request::kContentType), boundary);
  x.errorMessage = findFault(x, result);
  if (*x.errorMessage) return respond(x, 400);
  return result == kBoundary ? receiveForm(x, boundary) : receiveRaw(x);
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
