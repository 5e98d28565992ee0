#include "config/ConfigFile.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/Fd.hpp"
#include "base/Numbers.hpp"

static Status failure(const std::string& path, const std::string& reason) {
  return Status::error("cannot read \"" + path + "\": " + reason);
}

static Status tooLarge(const std::string& path) {
  off_t mebibytes = ConfigFile::kMaxTotal / (1024 * 1024);
  return failure(path, "a configuration has at most " + decimal(mebibytes) + " MiB in all");
}

// Returns false if the disk reports an error. Stops once it has more than `limit` bytes.
static bool readAll(int fd, std::size_t limit, std::string& text) {
  char block[65536];
  while (text.size() <= limit) {
    ssize_t count = ::read(fd, block, sizeof(block));
    if (count <= 0) return count == 0;
    text.append(block, static_cast<std::size_t>(count));
  }
  return true;
}

static Status checkText(const std::string& path, const std::string& text) {
  std::size_t zero = text.find('\0');
  if (zero == std::string::npos) return Status::ok();
  off_t line = 1 + std::count(text.begin(), text.begin() + static_cast<off_t>(zero), '\n');
  return failure(path, "it is not a text file, there is a NUL byte on line " + decimal(line));
}

Status ConfigFile::read(const std::string& path, std::size_t limit, ConfigFile& file) {
  struct stat found;
  if (stat(path.c_str(), &found) != 0) return failure(path, std::strerror(errno));
  if (S_ISDIR(found.st_mode)) return failure(path, "it is a directory");
  if (!S_ISREG(found.st_mode)) return failure(path, "it is not a regular file");
  if (found.st_size > static_cast<off_t>(limit)) return tooLarge(path);
  Fd fd(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd.isOpen()) return failure(path, std::strerror(errno));
  file.device = found.st_dev;
  file.inode = found.st_ino;
  file.text.reserve(static_cast<std::size_t>(found.st_size));
  if (!readAll(fd.get(), limit, file.text)) return failure(path, "the disk reports an error");
  if (file.text.size() > limit) return tooLarge(path);
  return checkText(path, file.text);
}
