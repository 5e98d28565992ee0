#ifndef HTTP_MIMETYPES_HPP
#define HTTP_MIMETYPES_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// Maps file name extensions to media types.
class MimeTypes {
 public:
  MimeTypes();
  // Adds the built-in table, which has every type that web sites commonly serve.
  static void fillBuiltIn(MimeTypes& types);

  // Maps an extension, without its dot and in any case. A later call for the same extension wins.
  void add(const Slice& extension, const Slice& type);
  // Returns the type for "/dir/name.ext", or an empty Slice if the extension is missing or unknown.
  // The result is valid until the next add(). Allocates nothing.
  Slice find(const Slice& path) const;
  bool empty() const { return entries_.empty(); }

 private:
  // All extensions with the same hash form a list.
  struct Entry {
    std::string extension;
    std::string type;
    int next;  // index of the next entry of the list, or kEnd
  };
  enum { kBuckets = 256, kEnd = -1 };

  static std::size_t bucketOf(const Slice& extension);
  const Entry* look(const Slice& extension) const;

  std::vector<Entry> entries_;
  int first_[kBuckets];  // index of the first entry of each list, or kEnd
};

#endif
