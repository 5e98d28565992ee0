#include "http/ChunkedWriter.hpp"

// The size is written before it is known, so it always has eight digits that are filled in later.
static const std::size_t kSizeDigits = 8;

static void writeSize(char* digits, std::size_t size) {
  for (std::size_t i = kSizeDigits; i > 0; --i) {
    digits[i - 1] = "0123456789abcdef"[size % 16];
    size /= 16;
  }
}

BodySource::Result pullChunk(BodySource& source, Buffer& out, std::size_t room) {
  out.append("00000000\r\n");
  std::size_t before = out.size();
  BodySource::Result result = source.pull(out, room);
  std::size_t size = out.size() - before;
  if (size == 0) {
    out.truncateBy(kSizeDigits + 2);
    out.releaseIfEmpty();
  } else {
    writeSize(out.tail(size + kSizeDigits + 2), size);
    out.append("\r\n");
  }
  return result;
}

void appendLastChunk(Buffer& out, const Slice& trailers) {
  out.append("0\r\n");
  out.append(trailers);
  out.append("\r\n");
}
