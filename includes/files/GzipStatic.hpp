#ifndef FILES_GZIPSTATIC_HPP
#define FILES_GZIPSTATIC_HPP

#include "exchange/Handler.hpp"
#include "files/FileResponse.hpp"

// Implements `gzip_static` and `brotli_static`: a file "name.gz" or "name.br" beside "name" is sent
// in its place to clients that accept the coding, with the type of "name". Of two, the client gets
// "name.br", which is smaller.
class GzipStatic : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  GzipStatic(FileCache& files, Clock& clock) : files_(files), response_(files, clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  struct Coding;

  bool look(const Exchange& exchange, const Coding& coding, CachedFileRef& file);
  bool isChosen(Exchange& exchange, const Coding& coding, CachedFileRef& file);

  FileCache& files_;
  FileResponse response_;
  std::string name_;
};

#endif
