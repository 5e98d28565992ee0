#ifndef CONFIG_CONFIGFILE_HPP
#define CONFIG_CONFIGFILE_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>

#include "base/Status.hpp"

// A text file as read from the disk, and the identity of that file.
struct ConfigFile {
  enum { kMaxTotal = 16 * 1024 * 1024 };  // bytes of all files of a configuration together

  std::string text;
  dev_t device;
  ino_t inode;

  ConfigFile() : device(0), inode(0) {}
  bool isSameFile(const ConfigFile& other) const {
    return device == other.device && inode == other.inode;
  }

  // Reads the whole of `path`. An error says in a sentence why it cannot be read: it is missing,
  // unreadable, not a regular file, or not text, or it has more than `limit` bytes (the caller
  // passes what is left of kMaxTotal). A file that is too large is refused before it is read.
  static Status read(const std::string& path, std::size_t limit, ConfigFile& file);
};

#endif
