#ifndef HTTP_MIMETYPES_HPP
#define HTTP_MIMETYPES_HPP

#include <map>
#include <string>

#include "base/Slice.hpp"

// Maps file name extensions to media types.
class MimeTypes {
 public:
  // Adds the built-in table, which has every type that web sites commonly serve.
  static void fillBuiltIn(MimeTypes& types);

  // Maps an extension, without its dot and in any case. A later call for the same extension wins.
  void add(const Slice& extension, const Slice& type);
  // Returns the type for "/dir/name.ext", or an empty Slice if the extension is missing or unknown.
  // The result is valid until the next add(). Allocates nothing.
  Slice find(const Slice& path) const;
  bool empty() const { return entries_.empty(); }

 private:
  // A key of the map, which owns its text, or one to search with, which does not.
  struct Extension {
    std::string owned;
    Slice borrowed;

    Slice text() const { return owned.empty() ? borrowed : Slice(owned); }
  };
  struct IgnoringCase {
    bool operator()(const Extension& a, const Extension& b) const;
  };
  typedef std::map<Extension, std::string, IgnoringCase> Entries;

  Entries entries_;
};

#endif
