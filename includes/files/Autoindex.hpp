#ifndef FILES_AUTOINDEX_HPP
#define FILES_AUTOINDEX_HPP

#include "content/DirectoryListing.hpp"
#include "exchange/Handler.hpp"

// `autoindex on`: a path that ends in '/', and has no index file, is answered with the directory's
// listing.
class Autoindex : public Handler {
 public:
  enum { kListingBytes = 32 * 1024 * 1024 };  // of names held at once, for all clients

  Autoindex() : budget_(kListingBytes) {}

  virtual Result handle(Exchange& exchange);
  // Whatever it lists, Static takes the same methods for.
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  ListingBudget budget_;
};

#endif
