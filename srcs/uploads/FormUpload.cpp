#include "uploads/FormUpload.hpp"

#include <cstdio>

static const int kNoRoom = 507;

static std::size_t mostParts(const Exchange& x) {
  return static_cast<std::size_t>(x.scope().uploads.maxFiles) + FormUpload::kMostFields;
}

FormUpload::FormUpload(Exchange& exchange, PartNames& names, const std::string& boundary)
    : exchange_(exchange),
      store_(exchange, names),
      parser_(boundary, mostParts(exchange), *this),
      isInFile_(false),
      awaitsData_(false) {}

FormUpload::~FormUpload() {
  for (std::size_t i = 0; i < arrivals_.size(); ++i)
    delete arrivals_[i];
}

std::size_t FormUpload::push(const Slice& bytes) { return parser_.feed(bytes) ? bytes.size() : 0; }

static HttpError diskFull() {
  return HttpError(kNoRoom, "the disk did not take the file, and nothing was kept");
}

// A browser sends a part with an empty name and no data where the visitor chose no file.
HttpError FormUpload::beginPart(const FormPart& part) {
  fileName_ = part.disposition.fileName;
  awaitsData_ = part.disposition.hasFileName && fileName_.empty();
  isInFile_ = false;
  return part.disposition.hasFileName && !awaitsData_ ? beginFile() : HttpError();
}

HttpError FormUpload::beginFile() {
  awaitsData_ = false;
  if (arrivals_.size() >= static_cast<std::size_t>(exchange_.scope().uploads.maxFiles))
    return HttpError(413, "the form has more files than the server takes at once");
  arrivals_.push_back(0);
  Arrival* arrival = arrivals_.back() = new Arrival;
  arrival->givenName = fileName_;
  int status = arrival->file.create(store_.directory(), store_.names(), store_.pid());
  isInFile_ = status == 0;
  if (isInFile_) return HttpError();
  return HttpError(status == 404 ? 500 : status, "no file can be created in the upload store");
}

HttpError FormUpload::partData(const Slice& data) {
  HttpError error = awaitsData_ ? beginFile() : HttpError();
  if (error.isSet() || !isInFile_ || arrivals_.back()->file.write(data)) return error;
  return diskFull();
}

HttpError FormUpload::endPart() {
  bool isGood = !isInFile_ || arrivals_.back()->file.close();
  isInFile_ = awaitsData_ = false;
  return isGood ? HttpError() : diskFull();
}

void FormUpload::refuse(const char* message, Response& response) {
  exchange_.errorMessage = message;
  response.setStatus(400);
}

void FormUpload::finish(Response& response) {
  if (!parser_.isWhole()) return refuse("the form ends before its last boundary", response);
  if (arrivals_.empty()) return refuse("the form has no file", response);
  std::vector<StoredFile> stored;
  int status = keep(stored);
  if (status != 0) {
    undo(stored);
    exchange_.log(kLogError, "cannot store a form's files in \"" + store_.directory() + "\"");
    return response.setStatus(status);
  }
  const Request::Field* accept = exchange_.request.find("Accept");
  reportUpload(stored, preferredReport(accept ? accept->value : Slice()), response);
}

int FormUpload::keep(std::vector<StoredFile>& stored) {
  for (std::size_t i = 0; i < arrivals_.size(); ++i) {
    std::string name = store_.nameFor(arrivals_[i]->givenName);
    off_t size = arrivals_[i]->file.size();
    int status = arrivals_[i]->file.moveTo(store_.directory() + name);
    if (status != 0) return status == 404 ? 500 : status;
    stored.push_back(store_.describe(name, size));
  }
  return 0;
}

void FormUpload::undo(const std::vector<StoredFile>& stored) {
  for (std::size_t i = 0; i < stored.size(); ++i)
    std::remove((store_.directory() + stored[i].name).c_str());
}
