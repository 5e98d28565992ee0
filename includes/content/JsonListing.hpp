#ifndef CONTENT_JSONLISTING_HPP
#define CONTENT_JSONLISTING_HPP

#include "content/ListingFormat.hpp"

// Writes a listing as nginx's JSON: an array of objects.
class JsonListing : public ListingFormat {
 public:
  JsonListing() : isFirst_(true) {}

  virtual void begin(std::string& out);
  virtual void beginEntries(std::size_t, std::string&) {}
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out);
  virtual void end(std::string& out);

 private:
  bool isFirst_;
};

#endif
