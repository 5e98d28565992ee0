#ifndef HANDLERS_GZIPSTATIC_HPP
#define HANDLERS_GZIPSTATIC_HPP

#include "handlers/FileAnswer.hpp"
#include "handlers/Handler.hpp"

// `gzip_static`: "name.gz" beside "name" answers for it, to clients that can read it. It keeps the
// type of "name".
class GzipStatic : public Handler {
 public:
  // Borrows both.
  GzipStatic(FileCache& files, Clock& clock) : files_(files), answer_(files, clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  FileCache& files_;
  FileAnswer answer_;
  std::string name_;
};

// Whether an Accept-Encoding field takes gzip (RFC 9110 12.5.3).
bool acceptsGzip(const Slice& field);

#endif
