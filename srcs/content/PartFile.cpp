#include "content/PartFile.hpp"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "content/FileFacts.hpp"

static const mode_t kAccess = 0666;  // minus the umask
static const std::size_t kCrumb = 512;
static const std::size_t kMostCrumbs = 4096;
static const int kTries = 100;  // an earlier process with this id may have left files

static int storageStatus(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return 507;
    case EROFS:
    case EPERM:
      return 403;
    case EMFILE:
    case ENFILE:
      return 503;
    case EISDIR:
    case ENOTEMPTY:
    case EEXIST:
      return 409;
    default:
      return statusOfErrno(error);
  }
}

int PartFile::create(const std::string& directory, PartNames& names, int pid) {
  for (int i = 0; i < kTries; ++i) {
    std::string path = directory + names.next(pid);
    fd_.reset(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kAccess));
    int error = errno;
    if (fd_.isOpen()) path_ = path;
    if (fd_.isOpen() || error != EEXIST) return fd_.isOpen() ? 0 : storageStatus(error);
  }
  return 500;
}

bool PartFile::write(const Slice& bytes) {
  size_ += static_cast<off_t>(bytes.size());
  if (bytes.size() >= kCrumb) return writeCrumbs() && writeNow(bytes);
  bytes.appendTo(crumbs_);
  return crumbs_.size() < kMostCrumbs || writeCrumbs();
}

bool PartFile::writeCrumbs() {
  bool isGood = crumbs_.empty() || writeNow(crumbs_);
  crumbs_.clear();
  return isGood;
}

bool PartFile::writeNow(const Slice& bytes) {
  ssize_t count = ::write(fd_.get(), bytes.data(), bytes.size());
  return count >= 0 && static_cast<std::size_t>(count) == bytes.size();
}

// Some file systems report a full disk only now.
bool PartFile::close() {
  if (!fd_.isOpen()) return true;
  bool isGood = writeCrumbs();
  std::string().swap(crumbs_);
  return ::close(fd_.release()) == 0 && isGood;
}

int PartFile::moveTo(const std::string& path) {
  if (std::rename(path_.c_str(), path.c_str()) != 0) return storageStatus(errno);
  path_.clear();
  return 0;
}

void PartFile::discard() {
  fd_.reset();
  takeName();
}

void PartFile::takeName() {
  if (!path_.empty()) std::remove(path_.c_str());
  path_.clear();
}

int PartFile::openUnnamed() {
  int fd = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  takeName();
  return fd;
}
