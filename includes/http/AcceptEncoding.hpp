#ifndef HTTP_ACCEPTENCODING_HPP
#define HTTP_ACCEPTENCODING_HPP

#include "base/Slice.hpp"

// Returns true if an Accept-Encoding field accepts the coding of this name, by itself or as "*"
// (RFC 9110 12.5.3).
bool acceptsCoding(const Slice& field, const Slice& name);

#endif
