#ifndef CONTENT_FILEFACTS_HPP
#define CONTENT_FILEFACTS_HPP

#include <sys/types.h>

#include <ctime>
#include <string>

#include "base/Slice.hpp"

// What stat() reports about a path. Two equal objects mean the same content: they agree in device,
// inode, size, and both times to the nanosecond.
struct FileFacts {
  enum Kind { kRegular, kDirectory, kOther };

  Kind kind;
  bool isExecutable;  // by anybody
  dev_t device;
  ino_t inode;
  off_t size;
  std::time_t modified;
  long modifiedNanoseconds;
  std::time_t changed;
  long changedNanoseconds;

  FileFacts();
  // Reads the facts of `path`, following symbolic links. Returns 0, or the HTTP status for the
  // request: 404 if nothing is there, 403 if access is denied, 500 if the system fails.
  int read(const std::string& path);

  bool isRegular() const { return kind == kRegular; }
  bool isDirectory() const { return kind == kDirectory; }
  // Returns true if the file changed so recently, seen from `now`, that another change could leave
  // the same times.
  bool isFresh(std::time_t now) const;
  bool operator==(const FileFacts& other) const;
};

// Returns true if `path` is a symbolic link, whatever it leads to. Never blocks.
bool isSymbolicLink(const std::string& path);
// Returns true if one of the directories that `rest` names below `directory` is a symbolic link.
bool hasLink(const std::string& directory, const Slice& rest);

// Returns the HTTP status that nginx sends for an errno value.
int statusOfErrno(int error);

#endif
