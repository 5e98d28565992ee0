#ifndef HTTP_CHUNKEDWRITER_HPP
#define HTTP_CHUNKEDWRITER_HPP

#include <cstddef>

#include "http/BodySource.hpp"

// Pulls from `source` into `out` as one chunk (RFC 9112 7.1); after the source's end, the last
// chunk too. Appends at most `room` bytes of body and kChunkOverhead of framing.
BodySource::Result pullChunk(BodySource& source, Buffer& out, std::size_t room);

enum { kChunkOverhead = 10 + 2 + 5 };

#endif
