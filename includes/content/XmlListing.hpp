#ifndef CONTENT_XMLLISTING_HPP
#define CONTENT_XMLLISTING_HPP

#include "content/ListingFormat.hpp"

// Writes a listing as nginx's XML: a list of elements.
class XmlListing : public ListingFormat {
 public:
  virtual void begin(std::string& out);
  virtual void beginEntries(std::size_t, std::string&) {}
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out);
  virtual void end(std::string& out);
};

#endif
