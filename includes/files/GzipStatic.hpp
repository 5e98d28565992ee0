#ifndef FILES_GZIPSTATIC_HPP
#define FILES_GZIPSTATIC_HPP

#include "exchange/Handler.hpp"
#include "files/FileResponse.hpp"

// `gzip_static`: "name.gz" beside "name" answers for it, to clients that can read it. It keeps the
// type of "name".
class GzipStatic : public Handler {
 public:
  // Borrows both.
  GzipStatic(FileCache& files, Clock& clock) : files_(files), response_(files, clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  FileCache& files_;
  FileResponse response_;
  std::string name_;
};

#endif
