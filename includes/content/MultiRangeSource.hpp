#ifndef CONTENT_MULTIRANGESOURCE_HPP
#define CONTENT_MULTIRANGESOURCE_HPP

#include <string>
#include <vector>

#include "base/ScopedPtr.hpp"
#include "content/FileSource.hpp"
#include "http/Range.hpp"

// Several ranges of a file as one multipart/byteranges body (RFC 9110 14.6), each part with its
// own type and Content-Range. One part is read at a time.
class MultiRangeSource : public BodySource {
 public:
  // `type` is the file's. `boundary` must not occur in the file, as far as one can tell.
  MultiRangeSource(const std::string& type, const std::string& boundary);
  // Takes `ranges`: afterwards they are empty. 0, or an HTTP status.
  int open(const std::string& path, const FileFacts& facts, std::vector<ByteRange>& ranges);

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  std::string headOf(const ByteRange& range) const;
  bool beginPart();
  Result pullText(Buffer& out, std::size_t room);

  std::string type_;
  std::string boundary_;
  std::string path_;
  FileFacts facts_;
  std::vector<ByteRange> ranges_;
  std::size_t next_;            // the range whose part comes next
  std::string text_;            // a part's head, or the closing line, not yet pulled
  ScopedPtr<FileSource> part_;  // whose head is in text_, or has been pulled
  off_t length_;
};

#endif
