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
      awaitsData_(false),
      reason_(0) {}

FormUpload::~FormUpload() {
  for (std::size_t i = 0; i < arrivals_.size(); ++i)
    delete arrivals_[i];
}

std::size_t FormUpload::push(const Slice& bytes) { return parser_.feed(bytes) ? bytes.size() : 0; }

int FormUpload::refuse(int status, const char* reason) {
  reason_ = reason;
  return status;
}

// Where no file was chosen a browser sends a part with an empty name and no data.
int FormUpload::beginPart(const FormPart& part) {
  fileName_ = part.disposition.fileName;
  awaitsData_ = part.disposition.hasFileName && fileName_.empty();
  isInFile_ = false;
  return part.disposition.hasFileName && !awaitsData_ ? beginFile() : 0;
}

int FormUpload::beginFile() {
  awaitsData_ = false;
  if (arrivals_.size() >= static_cast<std::size_t>(exchange_.scope().uploads.maxFiles))
    return refuse(413, "more files than may be sent at once");
  arrivals_.push_back(0);
  Arrival* arrival = arrivals_.back() = new Arrival;
  arrival->givenName = fileName_;
  int status = arrival->file.create(store_.directory(), store_.names(), store_.pid());
  isInFile_ = status == 0;
  return isInFile_ ? 0 : refuse(status == 404 ? 500 : status, "no file can be made in the store");
}

int FormUpload::partData(const Slice& data) {
  int status = awaitsData_ ? beginFile() : 0;
  if (status != 0 || !isInFile_ || arrivals_.back()->file.write(data)) return status;
  return refuse(kNoRoom, "the disk did not take it, and nothing was kept");
}

int FormUpload::endPart() {
  bool isGood = !isInFile_ || arrivals_.back()->file.close();
  isInFile_ = awaitsData_ = false;
  return isGood ? 0 : refuse(kNoRoom, "the disk did not take it, and nothing was kept");
}

void FormUpload::finish(Response& response) {
  const char* reason = 0;
  if (!parser_.isWhole()) reason = "a form that ends before its last boundary";
  if (!reason && arrivals_.empty()) reason = "a form without a file";
  if (reason) {
    exchange_.reason = reason;
    return response.setStatus(400);
  }
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
