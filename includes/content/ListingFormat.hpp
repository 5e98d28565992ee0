#ifndef CONTENT_LISTINGFORMAT_HPP
#define CONTENT_LISTINGFORMAT_HPP

#include <string>

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// Writes a listing. The functions are called in this order, and each appends to `out`.
class ListingFormat {
 public:
  virtual ~ListingFormat() {}
  // Writes what comes before the entries are known.
  virtual void begin(std::string& out) = 0;
  // `sortedOfMore` is the number of sorted entries if others follow unsorted, else 0.
  virtual void beginEntries(std::size_t sortedOfMore, std::string& out) = 0;
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out) = 0;
  virtual void end(std::string& out) = 0;
};

#endif
