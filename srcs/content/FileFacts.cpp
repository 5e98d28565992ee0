#include "content/FileFacts.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>

#include "base/Fd.hpp"

static const int kFreshSeconds = 2;

FileFacts::FileFacts()
    : kind(kOther),
      isExecutable(false),
      device(0),
      inode(0),
      size(0),
      modified(0),
      modifiedNanoseconds(0),
      changed(0),
      changedNanoseconds(0) {}

int statusOfErrno(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return 404;
    case EACCES:
    case ELOOP:
      return 403;
    default:
      return 500;
  }
}

static FileFacts::Kind kindOf(mode_t mode) {
  if (S_ISREG(mode)) return FileFacts::kRegular;
  return S_ISDIR(mode) ? FileFacts::kDirectory : FileFacts::kOther;
}

int FileFacts::read(const std::string& path) {
  struct stat found;
  if (stat(path.c_str(), &found) != 0) return statusOfErrno(errno);
  kind = kindOf(found.st_mode);
  isExecutable = (found.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)) != 0;
  device = found.st_dev;
  inode = found.st_ino;
  size = found.st_size;
  modified = found.st_mtim.tv_sec;
  modifiedNanoseconds = found.st_mtim.tv_nsec;
  changed = found.st_ctim.tv_sec;
  changedNanoseconds = found.st_ctim.tv_nsec;
  return 0;
}

bool FileFacts::isFresh(std::time_t now) const {
  return now - modified < kFreshSeconds || now - changed < kFreshSeconds;
}

bool FileFacts::operator==(const FileFacts& other) const {
  return inode == other.inode && device == other.device && size == other.size &&
         modified == other.modified && modifiedNanoseconds == other.modifiedNanoseconds &&
         changed == other.changed && changedNanoseconds == other.changedNanoseconds &&
         kind == other.kind;
}

// There is no lstat among the allowed functions, but open() with O_NOFOLLOW fails with ELOOP.
bool isSymbolicLink(const std::string& path) {
  Fd fd(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  return !fd.isOpen() && errno == ELOOP;
}

bool hasLink(const std::string& directory, const Slice& rest) {
  for (std::size_t end = 0; end < rest.size();) {
    std::size_t begin = end;
    while (begin < rest.size() && rest[begin] == '/')
      ++begin;
    end = std::min(rest.find('/', begin), rest.size());
    if (begin < end && isSymbolicLink(directory + "/" + rest.sub(0, end).str())) return true;
  }
  return false;
}
