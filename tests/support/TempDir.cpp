#include "support/TempDir.hpp"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace {

std::string makeUnique() {
  const char* parent = getenv("TMPDIR");
  std::string pattern = std::string(parent != nullptr ? parent : "/tmp") + "/webserv.XXXXXX";
  std::vector<char> name(pattern.c_str(), pattern.c_str() + pattern.size() + 1);
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  return name.data();
}

int removeOne(const char* path, const struct stat*, int, struct FTW*) { return remove(path); }

}  // namespace

TempDir::TempDir() : path_(makeUnique()) {}

TempDir::~TempDir() { nftw(path_.c_str(), removeOne, 16, FTW_DEPTH | FTW_PHYS); }

std::string TempDir::write(const std::string& name, const std::string& content) const {
  std::size_t slash = name.rfind('/');
  if (slash != std::string::npos) mkdir(name.substr(0, slash));
  std::ofstream file(path(name), std::ios::binary);
  if (!file.write(content.data(), content.size()).flush()) {
    throw std::runtime_error("cannot write " + path(name));
  }
  return path(name);
}

std::string TempDir::mkdir(const std::string& name) const {
  std::size_t end = 0;
  do {
    end = name.find('/', end + 1);
    std::string step = path(name.substr(0, end));
    if (::mkdir(step.c_str(), 0755) != 0 && errno != EEXIST) {
      throw std::runtime_error("cannot make " + step + ": " + strerror(errno));
    }
  } while (end != std::string::npos);
  return path(name);
}

std::string TempDir::read(const std::string& name) const {
  std::ifstream file(path(name), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

bool TempDir::exists(const std::string& name) const {
  struct stat found;
  return lstat(path(name).c_str(), &found) == 0;
}
