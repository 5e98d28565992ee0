#ifndef CONTENT_JSONLISTING_HPP
#define CONTENT_JSONLISTING_HPP

#include "content/ListingFormat.hpp"

// Writes a listing as nginx's JSON: an array of objects. With a callback it becomes JSONP, a script
// that calls that function with the array.
class JsonListing : public ListingFormat {
 public:
  explicit JsonListing(const std::string& callback = std::string())
      : callback_(callback), isFirst_(true) {}

  virtual void begin(std::string& out);
  virtual void beginEntries(std::size_t, std::string&) {}
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out);
  virtual void end(std::string& out);

 private:
  std::string callback_;
  bool isFirst_;
};

#endif
