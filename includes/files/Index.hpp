#ifndef FILES_INDEX_HPP
#define FILES_INDEX_HPP

#include "exchange/Handler.hpp"

class FileCache;

// Redirects a path that ends in '/' internally to the first `index` file that exists, so that
// index.php reaches the location where PHP scripts run.
class Index : public Handler {
 public:
  // Keeps a reference to the cache, which must outlive this object.
  explicit Index(FileCache& files) : files_(files) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  bool exists(Exchange& exchange, const std::string& uri, std::string& name) const;

  FileCache& files_;
  std::string name_;  // scratch space: the name of the candidate's file
  std::string uri_;
};

#endif
