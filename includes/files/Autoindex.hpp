#ifndef FILES_AUTOINDEX_HPP
#define FILES_AUTOINDEX_HPP

#include "content/DirectoryListing.hpp"
#include "exchange/Handler.hpp"

// Implements `autoindex`: the listing of a directory is the response for a path that ends in '/'
// and has no index file.
class Autoindex : public Handler {
 public:
  enum {
    kListingBytes = 32 * 1024 * 1024
  };  // the most bytes of names held at once, for all clients together

  Autoindex() : budget_(kListingBytes) {}

  virtual Result handle(Exchange& exchange);
  // Static responds to the same methods for every directory.
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  ListingBudget budget_;
};

#endif
