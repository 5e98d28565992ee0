#ifndef UPLOADS_RAWUPLOAD_HPP
#define UPLOADS_RAWUPLOAD_HPP

#include "content/FileSink.hpp"
#include "uploads/UploadStore.hpp"

// Stores a request body as one file. Content-Disposition names the file, or else the last segment
// of the path does.
class RawUpload : public FileSink {
 public:
  // Keeps references to both, which must outlive this object.
  RawUpload(Exchange& exchange, PartNames& names) : exchange_(exchange), store_(exchange, names) {}

  // Returns 0 or an HTTP status.
  int open() { return FileSink::open(store_.directory(), store_.names(), store_.pid()); }
  virtual void finish(Response& response);

 private:
  std::string givenName() const;

  Exchange& exchange_;
  UploadStore store_;
};

#endif
