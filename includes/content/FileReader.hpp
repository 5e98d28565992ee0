#ifndef CONTENT_FILEREADER_HPP
#define CONTENT_FILEREADER_HPP

#include <sys/types.h>

#include <fstream>
#include <string>

#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "content/FileFacts.hpp"

// Reads a regular file from its beginning or from any offset.
class FileReader {
 public:
  // Opens `path`, whose facts were `expected`. Returns 0 or an HTTP status: 404 if the path leads
  // to another file by now. Never blocks, whatever the path leads to.
  int open(const std::string& path, const FileFacts& expected);
  // Continues at `offset`. Returns 0 or an HTTP status. REQUIRES: open() has succeeded.
  int seek(off_t offset);
  // Reads at most `count` bytes. Returns how many, 0 at the end, or -1 on an error.
  ssize_t read(char* to, std::size_t count);

 private:
  Fd fd_;
  ScopedPtr<std::filebuf> stream_;  // reads in place of fd_ after a seek
};

#endif
