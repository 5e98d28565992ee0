#ifndef FILES_INDEX_HPP
#define FILES_INDEX_HPP

#include "exchange/Handler.hpp"

class FileCache;

// A path that ends in '/': the first of the `index` files that exists is routed to anew, so that
// index.php finds its way to where PHP is run.
class Index : public Handler {
 public:
  // Borrows the cache.
  explicit Index(FileCache& files) : files_(files) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  bool exists(Exchange& exchange, const std::string& uri);

  FileCache& files_;
  std::string name_;  // of the candidate at hand
  std::string uri_;
};

#endif
