#ifndef HTTP_CHUNKEDWRITER_HPP
#define HTTP_CHUNKEDWRITER_HPP

#include <cstddef>

#include "http/BodySource.hpp"

// Pulls from `source` into `out` as one chunk (RFC 9112 7.1). The last chunk, which is due after
// the end of the source, is left to the caller. Appends at most `room` bytes of body and
// kChunkOverhead bytes of framing.
BodySource::Result pullChunk(BodySource& source, Buffer& out, std::size_t room);

enum { kChunkOverhead = 10 + 2 };

// What the caller appends to `out` between these two calls becomes one chunk; if that is nothing,
// there is no chunk. `begin` is what beginChunk() returned.
std::size_t beginChunk(Buffer& out);
void endChunk(Buffer& out, std::size_t begin);

// Appends the last chunk with its trailers, each of which ends in CRLF.
void appendLastChunk(Buffer& out, const Slice& trailers);

#endif
