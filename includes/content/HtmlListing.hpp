#ifndef CONTENT_HTMLLISTING_HPP
#define CONTENT_HTMLLISTING_HPP

#include <string>

#include "content/ListingFormat.hpp"

// A page for people, with nginx's lines inside, byte for byte, for the programs that read those.
// The browser may sort it; whoever runs no scripts misses nothing else.
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
