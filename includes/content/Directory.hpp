#ifndef CONTENT_DIRECTORY_HPP
#define CONTENT_DIRECTORY_HPP

#include <dirent.h>

#include <string>

#include "content/EntryReader.hpp"

// A directory on disk. Names that begin with a dot, and links that lead nowhere, are not shown.
class Directory : public EntryReader {
 public:
  Directory() : stream_(0) {}
  virtual ~Directory() { close(); }

  // 0, or an HTTP status. Once. The descriptor is given back at the end of the entries.
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
  std::string name_;  // of the entry looked at
};

#endif
