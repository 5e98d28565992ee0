#ifndef UPLOADS_UPLOADSTORE_HPP
#define UPLOADS_UPLOADSTORE_HPP

#include <string>

#include "content/PartFile.hpp"
#include "exchange/Exchange.hpp"
#include "uploads/UploadReport.hpp"

// The upload_store of a location, as one request uses it.
class UploadStore {
 public:
  // Keeps references to both. REQUIRES: findUploadDirectory() returns 0.
  UploadStore(Exchange& exchange, PartNames& names);

  // Returns the absolute name of the directory; it ends with '/'.
  const std::string& directory() const { return directory_; }
  PartNames& names() const { return names_; }
  int pid() const { return exchange_.client->pid; }

  // Puts a complete file into the store and describes it in `stored`. Returns 0 or an HTTP status.
  // The file gets a safe name that no other file has, made from `given`, the name that the client
  // uses. If nothing safe is left of that, the name is made from the time. A name that `cgi` would
  // run gets ".txt" appended.
  int keep(PartFile& file, const Slice& given, StoredFile& stored) const;

 private:
  UploadStore(const UploadStore&);
  UploadStore& operator=(const UploadStore&);

  std::string nameFor(const Slice& given) const;
  std::string inventedName() const;
  std::string uriOf(const std::string& name) const;
  bool leadsTo(const std::string& uri, const std::string& name) const;

  Exchange& exchange_;
  PartNames& names_;
  std::string directory_;
};

#endif
