#ifndef CONTENT_FILESOURCE_HPP
#define CONTENT_FILESOURCE_HPP

#include "content/FileReader.hpp"
#include "http/BodySource.hpp"
#include "http/Range.hpp"

// A file's bytes, read a block at a time as they are pulled: a file of any size costs no memory,
// and no pull reads more than kBlock, so that one client's disk does not keep the others waiting.
class FileSource : public BodySource {
 public:
  enum { kBlock = 64 * 1024 };

  FileSource() : rest_(0), length_(0) {}
  // 0, or an HTTP status. Sends `facts.size` bytes, though the file may grow meanwhile; should it
  // shrink, the message breaks off.
  int open(const std::string& path, const FileFacts& facts);
  // The same for a part of it.
  int open(const std::string& path, const FileFacts& facts, const ByteRange& range);

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  FileReader reader_;
  off_t rest_;
  off_t length_;
};

#endif
