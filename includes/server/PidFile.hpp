#ifndef SERVER_PIDFILE_HPP
#define SERVER_PIDFILE_HPP

#include <string>

#include "base/Status.hpp"

// The file that tells other programs the number of this process. The destructor removes it.
class PidFile {
 public:
  PidFile() {}
  ~PidFile();

  // Writes the file, and removes an earlier one if its path was another. An empty path stands for
  // no file.
  Status write(const std::string& path);
  // Reads the number in the file of another process.
  static Status read(const std::string& path, int& pid);

 private:
  PidFile(const PidFile&);
  PidFile& operator=(const PidFile&);

  std::string path_;
};

#endif
