#ifndef CONTENT_DIRECTORY_HPP
#define CONTENT_DIRECTORY_HPP

#include <dirent.h>

#include <string>

#include "content/EntryReader.hpp"

// A directory on the disk. Names that begin with a dot and dangling links are not shown.
class Directory : public EntryReader {
 public:
  Directory() : stream_(0) {}
  virtual ~Directory() { close(); }

  // Opens the directory; may be called once. Returns 0 or an HTTP status. The descriptor is closed
  // after the last entry.
  int open(const std::string& path);
  virtual Result next(Slice& name, bool& isDirectory);
  virtual bool look(const Slice& name, FileFacts& facts);

 private:
  Directory(const Directory&);
  Directory& operator=(const Directory&);

  void close();
  Result classify(const struct dirent& entry, bool& isDirectory);

  DIR* stream_;
  std::string path_;  // ends with '/'
  std::string name_;  // the name of the entry that look() examines
};

#endif
