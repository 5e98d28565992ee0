#pragma once

#include <string>

// A directory of its own under the system's temporary directory, removed with all that is in it.
// Names are relative to it, and may contain directories, which are made as needed.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  std::string path(const std::string& name) const { return path_ + "/" + name; }

  // Both return the full path.
  std::string write(const std::string& name, const std::string& content) const;
  std::string mkdir(const std::string& name) const;

  std::string read(const std::string& name) const;  // "" if there is no such file
  bool exists(const std::string& name) const;

 private:
  std::string path_;
};
