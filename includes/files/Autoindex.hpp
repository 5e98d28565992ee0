#ifndef FILES_AUTOINDEX_HPP
#define FILES_AUTOINDEX_HPP

#include "content/DirectoryListing.hpp"
#include "content/FileCache.hpp"
#include "content/ListingFormat.hpp"
#include "exchange/Handler.hpp"

// Implements `autoindex`: the listing of a directory is the response for a path that ends in '/'
// and has no index file.
class Autoindex : public Handler {
 public:
  enum {
    kListingBytes = 32 * 1024 * 1024
  };  // the most bytes of names held at once, for all clients together

  // Keeps a reference to the cache, which must outlive this object.
  explicit Autoindex(FileCache& files);

  virtual Result handle(Exchange& exchange);
  // Static responds to the same methods for every directory.
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  ListingFormat* newFormat(Exchange& exchange, const std::string& callback) const;

  FileCache& files_;
  ListingBudget budget_;
  std::string policy_;  // the Content-Security-Policy of a page
};

#endif
