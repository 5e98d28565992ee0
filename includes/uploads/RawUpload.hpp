#ifndef UPLOADS_RAWUPLOAD_HPP
#define UPLOADS_RAWUPLOAD_HPP

#include "content/FileSink.hpp"
#include "uploads/UploadStore.hpp"

// A body that is one file. Its name is the one in the request's Content-Disposition, or else the
// last segment of the path.
class RawUpload : public FileSink {
 public:
  // Borrows both.
  RawUpload(Exchange& exchange, PartNames& names) : exchange_(exchange), store_(exchange, names) {}

  // 0, or an HTTP status.
  int open() { return FileSink::open(store_.directory(), store_.names(), store_.pid()); }
  virtual void finish(Response& response);

 private:
  std::string givenName() const;

  Exchange& exchange_;
  UploadStore store_;
};

#endif
