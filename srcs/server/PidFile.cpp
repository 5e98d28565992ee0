#include "server/PidFile.hpp"

#include <cstdio>
#include <fstream>

#include "server/Process.hpp"

PidFile::~PidFile() {
  if (!path_.empty()) std::remove(path_.c_str());
}

Status PidFile::write(const std::string& path) {
  if (path == path_) return Status::ok();
  if (!path.empty()) {
    std::ofstream file(path.c_str());
    file << processId() << '\n';
    file.close();
    if (!file) return Status::error("cannot write pid file \"" + path + "\"");
  }
  if (!path_.empty()) std::remove(path_.c_str());
  path_ = path;
  return Status::ok();
}

Status PidFile::read(const std::string& path, int& pid) {
  if (path.empty()) return Status::error("the configuration names no pid file");
  std::ifstream file(path.c_str());
  if (!file) return Status::error("cannot open pid file \"" + path + "\"");
  if (!(file >> pid) || pid <= 0) return Status::error("invalid number in \"" + path + "\"");
  return Status::ok();
}
