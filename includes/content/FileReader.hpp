#ifndef CONTENT_FILEREADER_HPP
#define CONTENT_FILEREADER_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "content/FileFacts.hpp"

// Reads a regular file from its beginning.
class FileReader {
 public:
  // Opens `path`, which was found to be as `expected`: 0, or an HTTP status. A path that leads to
  // another file by now is 404. Never waits, whatever lies there.
  int open(const std::string& path, const FileFacts& expected);
  // At most `count` bytes; how many, 0 at the end, -1 on an error.
  ssize_t read(char* to, std::size_t count);

 private:
  Fd fd_;
};

#endif
