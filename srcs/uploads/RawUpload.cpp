#include "uploads/RawUpload.hpp"

#include "http/ContentDisposition.hpp"

static Slice withoutSlash(const Slice& path) {
  return path.endsWith("/") ? path.sub(0, path.size() - 1) : path;
}

// A path that ends with a slash, or is that of the location, names the store and not a file.
std::string RawUpload::givenName() const {
  const Request::Field* field = exchange_.request.find("Content-Disposition");
  ContentDisposition disposition;
  bool isNamed = field && parseContentDisposition(field->value, disposition);
  if (isNamed && disposition.hasFileName) return disposition.fileName;
  bool isStore =
      exchange_.endsInSlash() || Slice(exchange_.path) == withoutSlash(exchange_.location->uri);
  return isStore ? std::string() : exchange_.path;
}

void RawUpload::finish(Response& response) {
  std::string name = store_.nameFor(givenName());
  int status = keepAs(store_.directory() + name);
  if (status != 0) {
    exchange_.log(kLogError, "cannot store \"" + store_.directory() + name + "\"");
    return response.setStatus(status);
  }
  std::vector<StoredFile> files(1, store_.describe(name, size()));
  const Request::Field* accept = exchange_.request.find("Accept");
  reportUpload(files, preferredReport(accept ? accept->value : Slice()), response);
}
