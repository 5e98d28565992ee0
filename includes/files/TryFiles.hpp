#ifndef FILES_TRYFILES_HPP
#define FILES_TRYFILES_HPP

#include "exchange/Handler.hpp"

class FileCache;

// Implements `try_files`: the first file that exists becomes the path within this location. If none
// does, the last argument is the status, or the target of an internal redirect.
class TryFiles : public Handler {
 public:
  // Keeps a reference to the cache, which must outlive this object.
  explicit TryFiles(FileCache& files) : files_(files) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  bool exists(Exchange& exchange, const Template& candidate);

  FileCache& files_;
  std::string uri_;  // scratch space: the URI of the candidate
  std::string name_;
};

#endif
