#ifndef HTTP_CONTENTDISPOSITION_HPP
#define HTTP_CONTENTDISPOSITION_HPP

#include <string>

#include "base/Slice.hpp"

// A parsed Content-Disposition field (RFC 6266; RFC 7578 4.2 for the parts of a form).
struct ContentDisposition {
  std::string type;  // in lower case: "form-data", "attachment"
  std::string name;  // the name of the form's field
  bool hasName;
  // The name that the client gave: any bytes, perhaps a path. filename* (RFC 5987) wins over
  // filename.
  std::string fileName;
  bool hasFileName;

  ContentDisposition() : hasName(false), hasFileName(false) {}
};

// Returns false if the field cannot be read, names two different files, or has only a filename*
// that cannot be read; beside a filename such a filename* is ignored. In quoted names, "%22",
// "%0D" and "%0A" are how browsers write a quote and a line end. A file name that is not UTF-8 is
// taken as windows-1252.
bool parseContentDisposition(const Slice& value, ContentDisposition& disposition);

#endif
