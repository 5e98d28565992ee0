#ifndef HTTP_CONTENTDISPOSITION_HPP
#define HTTP_CONTENTDISPOSITION_HPP

#include <string>

#include "base/Slice.hpp"

// A Content-Disposition field (RFC 6266; RFC 7578 4.2 in a form's parts).
struct ContentDisposition {
  std::string type;  // "form-data", "attachment"; in lower case
  std::string name;  // of the form's field
  bool hasName;
  // As the client knows it: any byte, a path perhaps. filename* (RFC 5987) wins over filename.
  std::string fileName;
  bool hasFileName;

  ContentDisposition() : hasName(false), hasFileName(false) {}
};

// False: it cannot be read, or says a parameter twice. "%22", "%0D" and "%0A" in quoted names are
// what browsers write for a quote and a line's end; a filename* that cannot be read counts for
// nothing.
bool parseContentDisposition(const Slice& value, ContentDisposition& disposition);

#endif
