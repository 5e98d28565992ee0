#ifndef FILES_STATIC_HPP
#define FILES_STATIC_HPP

#include "exchange/Handler.hpp"
#include "files/FileResponse.hpp"

// Files, and the end of the list: what nobody else answered is a file, a directory, or nothing.
class Static : public Handler {
 public:
  // Borrows both.
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
