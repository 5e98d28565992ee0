#include "uploads/PutSink.hpp"

#include "config/Paths.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Representation.hpp"
#include "http/Conditional.hpp"
#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"

int checkChange(const Exchange& x, const CachedFile* file) {
  Validators validators;
  std::string etag;
  if (file) setETag(x, *file, etag);
  validators.etag = etag;
  if (file) validators.lastModified = file->facts().modified;
  return evaluatePreconditions(x.request, validators, kModifiedSinceOff, file != 0, x.clock->now());
}

PutSink::PutSink(Exchange& exchange, FileCache& files)
    : exchange_(exchange), files_(files), name_(requestFileName(exchange)) {}

// What a status of PartFile means where PUT stores a file.
static const char* reasonOf(int status) {
  switch (status) {
    case 403:
      return "the server has no permission to write in the directory";
    case 404:
      return "the directory does not exist, or the name is too long";
    case 409:
      return "a directory has this name";
    case 503:
      return "no descriptor is free";
    case 507:
      return "the disk is full";
    default:
      return "";
  }
}

int PutSink::open(PartNames& names) {
  bool exists;
  int status = checkTarget(exists);
  if (status != 0) return status;
  status = FileSink::open(directoryOf(name_), names, exchange_.client->pid);
  exchange_.errorMessage = reasonOf(status);
  return status == 404 ? 409 : status;
}

int PutSink::checkTarget(bool& exists) {
  CachedFileRef file;
  int status = files_.find(name_, 0, file);
  exists = status == 0;
  if (!exists) return status == 404 ? checkChange(exchange_, 0) : status;
  if (file->facts().isDirectory()) exchange_.errorMessage = reasonOf(409);
  if (file->facts().isDirectory()) return 409;
  if (file->facts().isRegular()) return checkChange(exchange_, file.get());
  exchange_.errorMessage = "what has this name is not a file";
  return 403;
}

// The target is checked again, because it may have changed while the request body arrived.
int PutSink::keep(bool& exists) {
  files_.forget(name_);
  int status = checkTarget(exists);
  if (status == 0) {
    status = keepAs(name_);
    exchange_.errorMessage = reasonOf(status);
  }
  files_.forget(name_);
  return status == 404 ? 409 : status;
}

void PutSink::finish(Response& response) {
  bool exists;
  int status = keep(exists);
  if (status != 0) {
    bool hasReason = *exchange_.errorMessage != 0;
    exchange_.log(kLogError, "cannot put \"" + name_ + "\"" + (hasReason ? ": " : "") +
                                 exchange_.errorMessage);
    return response.setStatus(status);
  }
  response.setStatus(exists ? 204 : 201);
  if (!exists) appendEncodedPath(response.location, exchange_.path);
}
