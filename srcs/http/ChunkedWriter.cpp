#include "http/ChunkedWriter.hpp"

// The size is written before it is known, so it always has eight digits that are filled in later.
static const std::size_t kSizeDigits = 8;

static void writeSize(char* digits, std::size_t size) {
  for (std::size_t i = kSizeDigits; i > 0; --i) {
    digits[i - 1] = "0123456789abcdef"[size % 16];
    size /= 16;
  }
}

std::size_t beginChunk(Buffer& out) {
  std::size_t begin = out.size();
  out.append("00000000\r\n");
  return begin;
}

void endChunk(Buffer& out, std::size_t begin) {
  std::size_t framed = out.size() - begin;
  std::size_t size = framed - kSizeDigits - 2;
  if (size == 0) {
    out.truncateBy(framed);
    return out.releaseIfEmpty();
  }
  writeSize(out.tail(framed), size);
  out.append("\r\n");
}

BodySource::Result pullChunk(BodySource& source, Buffer& out, std::size_t room) {
  std::size_t begin = beginChunk(out);
  BodySource::Result result = source.pull(out, room);
  endChunk(out, begin);
  return result;
}

void appendLastChunk(Buffer& out, const Slice& trailers) {
  out.append("0\r\n");
  out.append(trailers);
  out.append("\r\n");
}
