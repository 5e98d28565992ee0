#include "server/PidFile.hpp"

#include <errno.h>
#include <fcntl.h>

#include <cstdio>
#include <cstring>
#include <fstream>

#include "base/Fd.hpp"
#include "server/Process.hpp"

PidFile::~PidFile() {
  if (!path_.empty()) std::remove(path_.c_str());
}

// Opens the file for a moment, because a stream tells no reason for a failure and would wait at a
// FIFO.
static Status probe(const char* verb, const std::string& path, int flags) {
  Fd fd(open(path.c_str(), flags | O_NONBLOCK | O_CLOEXEC, 0644));
  if (fd.isOpen()) return Status::ok();
  std::string reason = std::strerror(errno);
  return Status::error(std::string("cannot ") + verb + " pid file \"" + path + "\": " + reason);
}

Status PidFile::write(const std::string& path) {
  if (path == path_) return Status::ok();
  std::string owned(path);  // so that nothing fails once the file is written
  if (!path.empty()) {
    // A file that says 0 would make `kill` signal the group of whoever reads it.
    if (processId() == 0)
      return Status::error("cannot write pid file \"" + path +
                           "\": the process id is unknown without /proc");
    Status opened = probe("write", path, O_WRONLY | O_CREAT);
    if (!opened.isOk()) return opened;
    std::ofstream file(path.c_str());
    file << processId() << '\n';
    file.close();
    if (!file) return Status::error("cannot write pid file \"" + path + "\"");
  }
  if (!path_.empty()) std::remove(path_.c_str());
  path_.swap(owned);
  return Status::ok();
}

Status PidFile::read(const std::string& path, int& pid) {
  if (path.empty()) return Status::error("the configuration names no pid file");
  Status opened = probe("open", path, O_RDONLY);
  if (!opened.isOk()) return opened;
  std::ifstream file(path.c_str());
  if (!(file >> pid) || pid <= 0) return Status::error("invalid number in \"" + path + "\"");
  return Status::ok();
}
