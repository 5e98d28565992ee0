#ifndef CONTENT_HTMLLISTING_HPP
#define CONTENT_HTMLLISTING_HPP

#include <string>

#include "content/ListingFormat.hpp"

// Writes a listing as a page. Its lines are those of nginx, byte for byte, for programs that parse
// them. A script makes a table of them for visitors; the page works without the script as well.
class HtmlListing : public ListingFormat {
 public:
  struct Look {
    bool exactSize;
    bool localTime;
  };

  // What the page has beside its entries.
  struct Extras {
    bool takesUploads;  // a form that POSTs files to the directory
    bool mayDelete;     // a button for each entry
    std::string readmeName;
    std::string readme;  // the text of that file; shown if it has a name

    Extras() : takesUploads(false), mayDelete(false) {}
  };

  HtmlListing(const Slice& path, const Look& look, const Extras& extras = Extras())
      : path_(path.str()), look_(look), extras_(extras) {}

  virtual void begin(std::string& out);
  virtual void beginEntries(std::size_t sortedOfMore, std::string& out);
  virtual void entry(const Slice& name, const FileFacts& facts, std::string& out);
  virtual void end(std::string& out);

 private:
  void appendReadme(std::string& out) const;

  std::string path_;
  Look look_;
  Extras extras_;
};

#endif
