#ifndef CONTENT_FILEREADER_HPP
#define CONTENT_FILEREADER_HPP

#include <sys/types.h>

#include <fstream>
#include <string>

#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "content/FileFacts.hpp"

// Reads a regular file, from its beginning or from any offset.
class FileReader {
 public:
  // Opens `path`, which was found to be as `expected`: 0, or an HTTP status. A path that leads to
  // another file by now is 404. Never waits, whatever lies there.
  int open(const std::string& path, const FileFacts& expected);
  // Goes on at `offset`: 0, or an HTTP status. REQUIRES: open() has succeeded.
  int seek(off_t offset);
  // At most `count` bytes; how many, 0 at the end, -1 on an error.
  ssize_t read(char* to, std::size_t count);

 private:
  Fd fd_;
  ScopedPtr<std::filebuf> stream_;  // reads instead of fd_ once there was an offset
};

#endif
