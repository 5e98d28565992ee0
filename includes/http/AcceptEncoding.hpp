#ifndef HTTP_ACCEPTENCODING_HPP
#define HTTP_ACCEPTENCODING_HPP

#include "base/Slice.hpp"

// Returns true if an Accept-Encoding field accepts gzip (RFC 9110 12.5.3).
bool acceptsGzip(const Slice& field);

#endif
