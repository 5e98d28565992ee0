#ifndef EXCHANGE_REPRESENTATION_HPP
#define EXCHANGE_REPRESENTATION_HPP

#include <string>

#include "content/FileCache.hpp"
#include "exchange/Exchange.hpp"

// The fields of a response that describe its representation (RFC 9110 8).

// Sets Content-Type by the extension of the path, or else to `default_type`.
void setTypeOfPath(Exchange& exchange);

// Sets `etag` to the file's entity tag if `etag` is on. Where files can be PUT, the tag includes
// the nanoseconds of the file's modification time: two files of one size may arrive within a
// second, and If-Match must tell them apart.
void setETag(const Exchange& exchange, const CachedFile& file, std::string& etag);

// Appends `charset` to a text type that has none. A second call has no further effect.
void applyCharset(Exchange& exchange);

#endif
