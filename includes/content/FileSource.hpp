#ifndef CONTENT_FILESOURCE_HPP
#define CONTENT_FILESOURCE_HPP

#include "content/FileReader.hpp"
#include "http/BodySource.hpp"
#include "http/Range.hpp"

// Provides the bytes of a file. Each pull reads one block, so that a file of any size takes no
// memory and one client's disk access does not delay the others.
class FileSource : public BodySource {
 public:
  enum { kBlock = 64 * 1024 };

  FileSource() : rest_(0), length_(0) {}
  // Opens the whole file. Returns 0 or an HTTP status. The body has `facts.size` bytes even if the
  // file grows; if the file shrinks, the body ends with an error.
  int open(const std::string& path, const FileFacts& facts);
  // Opens a range of the file in the same way.
  int open(const std::string& path, const FileFacts& facts, const ByteRange& range);

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  FileReader reader_;
  off_t rest_;
  off_t length_;
};

#endif
