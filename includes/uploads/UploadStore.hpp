#ifndef UPLOADS_UPLOADSTORE_HPP
#define UPLOADS_UPLOADSTORE_HPP

#include <string>

#include "content/PartFile.hpp"
#include "exchange/Exchange.hpp"
#include "uploads/UploadReport.hpp"

// A route's upload_store, as one request uses it.
class UploadStore {
 public:
  // Borrows both. REQUIRES: the route has a store.
  UploadStore(Exchange& exchange, PartNames& names);

  // Ends with '/'.
  const std::string& directory() const { return directory_; }
  PartNames& names() const { return names_; }
  int pid() const { return exchange_.client->pid; }

  // What a file is to be called that a client calls `given`: a safe name that none has yet. Where
  // nothing is left of it, one made of the time. What would be run here becomes a text.
  std::string nameFor(const Slice& given) const;
  // Describes the file of that name, which is in the store.
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
