#include "base/Fd.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

static const int kUsualLimit = 1024;  // of descriptors, where /proc cannot list them

void Fd::reset(int fd) {
  if (fd_ >= 0) close(fd_);
  fd_ = fd;
}

int Fd::release() {
  int fd = fd_;
  fd_ = -1;
  return fd;
}

void Fd::swap(Fd& other) {
  int fd = fd_;
  fd_ = other.fd_;
  other.fd_ = fd;
}

void Fd::occupyStandard() {
  int fd;
  do
    fd = open("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0) close(fd);
}

void Fd::closeInheritedOnExec() {
  DIR* all = opendir("/proc/self/fd");
  for (int fd = STDERR_FILENO + 1; !all && fd < kUsualLimit; ++fd)
    setCloseOnExec(fd);
  if (!all) return;
  while (struct dirent* entry = readdir(all)) {
    int fd = std::atoi(entry->d_name);
    if (fd > STDERR_FILENO) setCloseOnExec(fd);
  }
  closedir(all);
}

bool Fd::setNonBlocking(int fd) { return fcntl(fd, F_SETFL, O_NONBLOCK) == 0; }

bool Fd::setCloseOnExec(int fd) { return fcntl(fd, F_SETFD, FD_CLOEXEC) == 0; }
