#ifndef FILES_STATIC_HPP
#define FILES_STATIC_HPP

#include "exchange/Handler.hpp"
#include "files/FileResponse.hpp"

// Serves files. It is the last handler of the chain: what no other handler took is a file, a
// directory, or not found.
class Static : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  Static(FileCache& files, Clock& clock) : files_(files), response_(files, clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Result redirectToDirectory(Exchange& exchange, const CachedFile& directory);
  Result respondNotFound(Exchange& exchange, const std::string& name, int status);

  FileCache& files_;
  FileResponse response_;
};

#endif
