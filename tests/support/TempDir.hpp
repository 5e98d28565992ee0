#pragma once

#include <string>

// A new directory below the system's temporary directory; the destructor removes it with its
// content. Names are relative to it and may contain directories, which are created as needed.
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

  std::string read(const std::string& name) const;  // "" if the file does not exist
  bool exists(const std::string& name) const;

 private:
  std::string path_;
};
