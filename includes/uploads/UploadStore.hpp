#ifndef UPLOADS_UPLOADSTORE_HPP
#define UPLOADS_UPLOADSTORE_HPP

#include <string>

#include "content/PartFile.hpp"
#include "exchange/Exchange.hpp"
#include "uploads/UploadReport.hpp"

// The upload_store of a location, as one request uses it.
class UploadStore {
 public:
  // Keeps references to both. REQUIRES: the location has an upload store.
  UploadStore(Exchange& exchange, PartNames& names);

  // Returns the absolute name of the directory; it ends with '/'.
  const std::string& directory() const { return directory_; }
  PartNames& names() const { return names_; }
  int pid() const { return exchange_.client->pid; }

  // Returns the name under which to store a file that the client calls `given`: a safe name that no
  // file has. If nothing safe is left of the name, it is made from the time. A name that `cgi`
  // would run gets ".txt" appended.
  std::string nameFor(const Slice& given) const;
  // Describes a file that is in the store.
  StoredFile describe(const std::string& name, off_t size) const;

 private:
  UploadStore(const UploadStore&);
  UploadStore& operator=(const UploadStore&);

  bool isTaken(const std::string& name) const;
  std::string inventedName() const;
  std::string uriOf(const std::string& name) const;
  bool leadsTo(const std::string& uri, const std::string& name) const;

  Exchange& exchange_;
  PartNames& names_;
  std::string directory_;
};

#endif
