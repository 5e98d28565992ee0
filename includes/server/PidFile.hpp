#ifndef SERVER_PIDFILE_HPP
#define SERVER_PIDFILE_HPP

#include <string>

#include "base/Status.hpp"

// The file that tells others this process's number; removed at the end.
class PidFile {
 public:
  PidFile() {}
  ~PidFile();

  // Writes it, and removes an earlier one at another path. An empty path: no file.
  Status write(const std::string& path);
  // The number in another process's file.
  static Status read(const std::string& path, int& pid);

 private:
  PidFile(const PidFile&);
  PidFile& operator=(const PidFile&);

  std::string path_;
};

#endif
