#ifndef HTTP_MIMETYPES_HPP
#define HTTP_MIMETYPES_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// From a file name's extension to a media type.
class MimeTypes {
 public:
  // The table built in: every type a web site of today serves.
  static void fillBuiltIn(MimeTypes& types);

  // `extension` has no dot; case does not count. A later line wins.
  void add(const Slice& extension, const Slice& type);
  // The type of "/dir/name.ext", or an empty Slice where it has no extension or an unknown one.
  // Valid until the next add(). No allocation.
  Slice find(const Slice& path) const;
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::string extension;  // in lower case
    std::string type;
  };
  struct ByExtension {
    bool operator()(const Entry& entry, const Slice& extension) const;
  };

  std::vector<Entry> entries_;  // sorted by extension
};

#endif
