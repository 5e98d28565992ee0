#ifndef CONTENT_LISTINGFORMAT_HPP
#define CONTENT_LISTINGFORMAT_HPP

#include <string>

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// How a listing is written down. Each call appends to `out`; they come in this order.
class ListingFormat {
 public:
  virtual ~ListingFormat() {}
  // Nothing is known of the entries yet.
  virtual void begin(std::string& out) = 0;
  // `sortedOfMore`: so many entries are in order, and more follow in none; 0: all are in order.
  virtual void beginEntries(std::size_t sortedOfMore, std::string& out) = 0;
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out) = 0;
  virtual void end(std::string& out) = 0;
};

#endif
