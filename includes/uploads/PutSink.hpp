#ifndef UPLOADS_PUTSINK_HPP
#define UPLOADS_PUTSINK_HPP

#include <string>

#include "content/FileCache.hpp"
#include "content/FileSink.hpp"
#include "exchange/Exchange.hpp"

// Stores the request body of a PUT as the file that the path names.
class PutSink : public FileSink {
 public:
  // Keeps references to both, which must outlive this object.
  PutSink(Exchange& exchange, FileCache& files);

  // Returns 0, or the HTTP status that refuses the request before its body is read.
  int open(PartNames& names);
  virtual void finish(Response& response);

 private:
  int checkTarget(bool& exists);
  int keep(bool& exists);

  Exchange& exchange_;
  FileCache& files_;
  std::string name_;
};

// Evaluates the request's preconditions against `file`, or against a missing file if it is 0.
// Returns 0 or 412.
int checkChange(const Exchange& exchange, const CachedFile* file);

#endif
