#ifndef HANDLERS_FIELDS_HPP
#define HANDLERS_FIELDS_HPP

#include <ctime>

#include "content/FileCache.hpp"
#include "handlers/Exchange.hpp"

// The fields of an answer that its location decides.

// Content-Type by the path's extension, or else default_type.
void setTypeOfPath(Exchange& exchange);
// ETag, where `etag` is on. Where files can be PUT it is told to the nanosecond: two of one size
// may come within a second, and If-Match must tell them apart.
void setETag(const Exchange& exchange, const CachedFile& file, std::string& etag);
// `charset`, where the type is a text and names none. Twice is once.
void applyCharset(Exchange& exchange);
// `expires` and `add_header`, on the answers that they are for.
void addConfiguredFields(Exchange& exchange, std::time_t now);

#endif
