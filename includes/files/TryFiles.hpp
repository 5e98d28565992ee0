#ifndef FILES_TRYFILES_HPP
#define FILES_TRYFILES_HPP

#include "exchange/Handler.hpp"

class FileCache;

// `try_files`: the first that exists becomes the path, here in this location; else the last one
// is a status, or where to route anew.
class TryFiles : public Handler {
 public:
  // Borrows the cache.
  explicit TryFiles(FileCache& files) : files_(files) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  bool exists(Exchange& exchange, const Template& candidate);

  FileCache& files_;
  std::string uri_;  // of the candidate at hand
  std::string name_;
};

#endif
