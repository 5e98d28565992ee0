#ifndef HTTP_CHUNKEDWRITER_HPP
#define HTTP_CHUNKEDWRITER_HPP

#include <cstddef>

#include "http/BodySource.hpp"

// Pulls from `source` into `out` as one chunk (RFC 9112 7.1), and appends the last chunk after the
// end of the source. Appends at most `room` bytes of body and kChunkOverhead bytes of framing.
BodySource::Result pullChunk(BodySource& source, Buffer& out, std::size_t room);

enum { kChunkOverhead = 10 + 2 + 5 };

#endif
