#ifndef FILES_GZIPSTATIC_HPP
#define FILES_GZIPSTATIC_HPP

#include "exchange/Handler.hpp"
#include "files/FileResponse.hpp"

// Implements `gzip_static`: a file "name.gz" beside "name" is sent in its place to clients that
// accept gzip, with the type of "name".
class GzipStatic : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  GzipStatic(FileCache& files, Clock& clock) : files_(files), response_(files, clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  FileCache& files_;
  FileResponse response_;
  std::string name_;
};

#endif
