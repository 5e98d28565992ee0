#include "content/FileReader.hpp"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/Numbers.hpp"

// A FIFO or a device in the file's place could block or never end. O_NONBLOCK and a second look
// after open() prevent both.
int FileReader::open(const std::string& path, const FileFacts& expected) {
  fd_.reset(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd_.isOpen()) return statusOfErrno(errno);
  FileFacts now;
  int status = now.read(path);
  if (status != 0) return status;
  bool isSame = now.isRegular() && now.inode == expected.inode && now.device == expected.device;
  return isSame ? 0 : 404;
}

// C++98 can seek only in streams. The stream opens our own descriptor through /proc, so that it
// reads the very file that was checked, and has no buffer, so that it reads straight to where the
// bytes are needed. The stream hides its descriptor, but dup() predicts the number, and no CGI
// script may inherit it.
int FileReader::seek(off_t offset) {
  if (offset == 0) return 0;
  stream_.reset(new std::filebuf);
  int next = dup(fd_.get());
  close(next);
  stream_->pubsetbuf(0, 0);
  std::string self = "/proc/self/fd/" + decimal(fd_.get());
  if (!stream_->open(self.c_str(), std::ios::in | std::ios::binary)) return 500;
  Fd::setCloseOnExec(next);
  return stream_->pubseekpos(offset) == std::streampos(offset) ? 0 : 500;
}

// The library throws on a read error, whatever the exception mask of the stream says.
static ssize_t readStream(std::filebuf& stream, char* to, std::size_t count) {
  try {
    return stream.sgetn(to, static_cast<std::streamsize>(count));
  } catch (const std::ios_base::failure&) {
    return -1;
  }
}

ssize_t FileReader::read(char* to, std::size_t count) {
  return stream_.get() ? readStream(*stream_, to, count) : ::read(fd_.get(), to, count);
}
