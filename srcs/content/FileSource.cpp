#include "content/FileSource.hpp"

#include <algorithm>

int FileSource::open(const std::string& path, const FileFacts& facts) {
  rest_ = length_ = facts.size;
  return reader_.open(path, facts);
}

int FileSource::open(const std::string& path, const FileFacts& facts, const ByteRange& range) {
  rest_ = length_ = range.size();
  int status = reader_.open(path, facts);
  return status == 0 ? reader_.seek(range.first) : status;
}

BodySource::Result FileSource::pull(Buffer& out, std::size_t room) {
  off_t most = std::min<off_t>(std::min<off_t>(static_cast<off_t>(room), kBlock), rest_);
  if (most == 0) return kEnd;
  std::size_t count = static_cast<std::size_t>(most);
  ssize_t got = reader_.read(out.prepare(count), count);
  if (got <= 0) {
    out.releaseIfEmpty();
    return kError;
  }
  out.commit(static_cast<std::size_t>(got));
  rest_ -= got;
  return rest_ == 0 ? kEnd : kMore;
}
