#include "content/FileReader.hpp"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

// A FIFO or device put in the file's place would block or answer for ever: O_NONBLOCK, and a look
// at what the path leads to after it was opened.
int FileReader::open(const std::string& path, const FileFacts& expected) {
  fd_.reset(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd_.isOpen()) return statusOfErrno(errno);
  FileFacts now;
  int status = now.read(path);
  if (status != 0) return status;
  bool isSame = now.isRegular() && now.inode == expected.inode && now.device == expected.device;
  return isSame ? 0 : 404;
}

ssize_t FileReader::read(char* to, std::size_t count) { return ::read(fd_.get(), to, count); }
