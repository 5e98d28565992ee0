#ifndef CONTENT_FILEFACTS_HPP
#define CONTENT_FILEFACTS_HPP

#include <sys/types.h>

#include <ctime>
#include <string>

// What stat() tells of a path. Two that are equal mean the same bytes: device, inode, size, and
// both times to the nanosecond.
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
  // 0, or the HTTP status that an answer to whoever asked for `path` has: 404 (nothing there),
  // 403 (we may not look), 500 (the system failed). Follows symbolic links.
  int read(const std::string& path);

  bool isRegular() const { return kind == kRegular; }
  bool isDirectory() const { return kind == kDirectory; }
  // Changed so lately, seen from `now`, that another change could leave the same times.
  bool isFresh(std::time_t now) const;
  bool operator==(const FileFacts& other) const;
};

// The status for the reason in errno, as nginx has it.
int statusOfErrno(int error);

#endif
