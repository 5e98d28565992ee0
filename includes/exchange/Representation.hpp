#ifndef EXCHANGE_REPRESENTATION_HPP
#define EXCHANGE_REPRESENTATION_HPP

#include <string>

#include "content/FileCache.hpp"
#include "exchange/Exchange.hpp"

// The fields of a response that describe its representation (RFC 9110 8).

// Sets Content-Type by the extension of the path, or else to `default_type`.
void setTypeOfPath(Exchange& exchange);

// Sets `etag` to the file's entity tag if `etag` is on. The tag has the size and the modification
// time with its nanoseconds, so it is strong from the first moment.
void setETag(const Exchange& exchange, const CachedFile& file, std::string& etag);

#endif
