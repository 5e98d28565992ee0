#ifndef UPLOADS_PUTSINK_HPP
#define UPLOADS_PUTSINK_HPP

#include <string>

#include "content/FileCache.hpp"
#include "content/FileSink.hpp"
#include "exchange/Exchange.hpp"

// The body of a PUT, which becomes the file that the path names.
class PutSink : public FileSink {
 public:
  // Borrows both.
  PutSink(Exchange& exchange, FileCache& files);

  // 0, or the status that refuses the request before its body is read.
  int open(PartNames& names);
  virtual void finish(Response& response);

 private:
  int checkTarget(bool& exists);
  int keep(bool& exists);

  Exchange& exchange_;
  FileCache& files_;
  std::string name_;
};

// The request's conditions against the file, or against nothing there (0): 0, or 412.
int checkChange(const Exchange& exchange, const CachedFile* file);

#endif
