#ifndef CONFIG_CONFIGFILE_HPP
#define CONFIG_CONFIGFILE_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>

#include "base/Status.hpp"

// A text file as read from the disk, and which file it was.
struct ConfigFile {
  enum { kMaxTotal = 16 * 1024 * 1024 };  // bytes of all files of a configuration together

  std::string text;
  dev_t device;
  ino_t inode;

  ConfigFile() : device(0), inode(0) {}
  bool isSameFile(const ConfigFile& other) const {
    return device == other.device && inode == other.inode;
  }

  // Reads the whole of `path`. An error says in a sentence why it cannot be: missing, unreadable,
  // no regular file, larger than `limit` bytes, what is left of kMaxTotal (it is then not read at
  // all), or not text.
  static Status read(const std::string& path, std::size_t limit, ConfigFile& file);
};

#endif
