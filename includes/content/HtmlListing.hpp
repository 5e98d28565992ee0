#ifndef CONTENT_HTMLLISTING_HPP
#define CONTENT_HTMLLISTING_HPP

#include <string>

#include "content/ListingFormat.hpp"

// Writes a listing as a page. Its lines are those of nginx, byte for byte, for programs that parse
// them. A script lets visitors sort the page; it works without the script as well.
class HtmlListing : public ListingFormat {
 public:
  struct Look {
    bool exactSize;
    bool localTime;
  };

  HtmlListing(const Slice& path, const Look& look) : path_(path.str()), look_(look) {}

  virtual void begin(std::string& out);
  virtual void beginEntries(std::size_t sortedOfMore, std::string& out);
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out);
  virtual void end(std::string& out);

 private:
  std::string path_;
  Look look_;
};

#endif
