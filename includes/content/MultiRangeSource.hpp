#ifndef CONTENT_MULTIRANGESOURCE_HPP
#define CONTENT_MULTIRANGESOURCE_HPP

#include <string>
#include <vector>

#include "base/ScopedPtr.hpp"
#include "content/FileSource.hpp"
#include "http/Range.hpp"

// Provides several ranges of a file as one multipart/byteranges body (RFC 9110 14.6). Each part has
// the type of the file and its own Content-Range. One part is open at a time.
class MultiRangeSource : public BodySource {
 public:
  // `type` is the type of the file. `boundary` should not occur in the file.
  MultiRangeSource(const std::string& type, const std::string& boundary);
  // Takes the content of `ranges`. Returns 0 or an HTTP status.
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
  std::size_t next_;  // the index of the range whose part comes next
  std::string text_;  // the head of a part, or the closing line, as far as it is not pulled
  ScopedPtr<FileSource> part_;  // the part whose head is in text_ or has been pulled
  off_t length_;
};

#endif
