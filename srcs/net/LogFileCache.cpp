#include "net/LogFileCache.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

static Status failure(const std::string& path, const std::string& reason) {
  return Status::error("cannot open log \"" + path + "\": " + reason);
}

static Status unwritten(const std::string& path) {
  return Status::error("cannot write to log \"" + path + "\"");
}

static bool write(int fd, const Slice& line) {
  return ::write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

// A pipe or a terminal may only be written to when poll() reports it.
Status LogFileCache::open(const std::string& path, Entry& entry) {
  struct stat facts;
  bool exists = stat(path.c_str(), &facts) == 0;
  if (exists && !S_ISREG(facts.st_mode)) return failure(path, "it is not a regular file");
  const int kFlags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC;
  entry.fd = ::open(path.c_str(), kFlags, 0644);
  if (entry.fd < 0) return failure(path, std::strerror(errno));
  if (!exists && stat(path.c_str(), &facts) != 0) return failure(path, std::strerror(errno));
  entry.device = facts.st_dev;
  entry.inode = facts.st_ino;
  return Status::ok();
}

void LogFileCache::close(Entry& entry) {
  if (entry.fd >= 0) ::close(entry.fd);
  entry.fd = -1;
}

void LogFileCache::drop(Entries::iterator at) {
  close(at->second);
  entries_.erase(at);
}

void LogFileCache::closeAll() {
  while (!entries_.empty())
    drop(entries_.begin());
}

bool LogFileCache::isSame(const std::string& path, const Entry& entry) {
  struct stat facts;
  return stat(path.c_str(), &facts) == 0 && facts.st_dev == entry.device &&
         facts.st_ino == entry.inode;
}

// Makes room by forgetting the entry that was not used for the longest time.
LogFileCache::Entry& LogFileCache::entryFor(const std::string& path, std::size_t most) {
  Entries::iterator found = entries_.find(path);
  if (found != entries_.end()) return found->second;
  while (entries_.size() >= most) {
    Entries::iterator oldest = entries_.begin();
    for (Entries::iterator it = entries_.begin(); it != entries_.end(); ++it)
      if (it->second.used < oldest->second.used) oldest = it;
    drop(oldest);
  }
  return entries_[path];
}

Status LogFileCache::append(const std::string& path, const Slice& line,
                            const LogFileLimits& limits) {
  Entry once;
  std::size_t most = static_cast<std::size_t>(std::min<int>(limits.most, kMostOpen));
  Entry& entry = most > 0 ? entryFor(path, most) : once;
  bool isDue = turn_.second - entry.checked >= limits.valid;
  if (entry.fd >= 0 && isDue && !isSame(path, entry)) close(entry);
  if (isDue) entry.checked = turn_.second;
  Status status = entry.fd >= 0 ? Status::ok() : open(path, entry);
  if (status.isOk() && !write(entry.fd, line)) status = unwritten(path);
  ++entry.uses;
  entry.used = turn_.second;
  entry.inactive = limits.inactive;
  if (most == 0 || entry.uses < limits.minUses) close(entry);
  return status;
}

void LogFileCache::closeInactive() {
  for (Entries::iterator it = entries_.begin(); it != entries_.end();) {
    Entries::iterator entry = it++;
    if (turn_.second - entry->second.used >= entry->second.inactive) drop(entry);
  }
}

std::size_t LogFileCache::openCount() const {
  std::size_t count = 0;
  for (Entries::const_iterator it = entries_.begin(); it != entries_.end(); ++it)
    if (it->second.fd >= 0) ++count;
  return count;
}
