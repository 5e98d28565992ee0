#include "content/SpoolFile.hpp"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

static const int kOwnerOnly = 0600;

// Two descriptors, since one that had written could not go back to the beginning.
int SpoolFile::create(const std::string& path, std::string& why) {
  writer_.reset(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
  if (writer_.isOpen()) reader_.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!reader_.isOpen()) why = "cannot create \"" + path + "\": " + std::strerror(errno);
  if (writer_.isOpen()) std::remove(path.c_str());
  return reader_.isOpen() ? 0 : 500;
}

int SpoolFile::append(const Slice& bytes) {
  ssize_t written = ::write(writer_.get(), bytes.data(), bytes.size());
  if (written < 0 || static_cast<std::size_t>(written) < bytes.size()) return 507;
  size_ += written;
  return 0;
}

int SpoolFile::release() {
  writer_.reset();
  return reader_.release();
}
