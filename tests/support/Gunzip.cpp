#include "support/Gunzip.hpp"

#include <zlib.h>

#include <cstring>
#include <vector>

static const int kGzipFormat = 15 + 16;

static Bytef* bytesOf(const std::string& text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

Gunzip::Gunzip(const std::string& data) {
  std::vector<char> block(64 * 1024);
  z_stream stream;
  std::memset(&stream, 0, sizeof stream);
  inflateInit2(&stream, kGzipFormat);
  stream.next_in = bytesOf(data);
  stream.avail_in = static_cast<uInt>(data.size());
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
  }
  isWhole = result == Z_STREAM_END && stream.avail_in == 0;
  isValid = isWhole || result == Z_BUF_ERROR;
  inflateEnd(&stream);
}

std::string zlibGzip(const std::string& text, int level) {
  z_stream stream;
  std::memset(&stream, 0, sizeof stream);
  deflateInit2(&stream, level, Z_DEFLATED, kGzipFormat, 8, Z_DEFAULT_STRATEGY);
  std::string result(deflateBound(&stream, text.size()), '\0');
  stream.next_in = bytesOf(text);
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = bytesOf(result);
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}
