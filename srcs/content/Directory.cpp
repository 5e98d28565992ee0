#include "content/Directory.hpp"

#include <errno.h>

int Directory::open(const std::string& path) {
  stream_ = opendir(path.c_str());
  if (stream_ == 0) return statusOfErrno(errno);
  path_ = path;
  if (path_[path_.size() - 1] != '/') path_ += '/';
  return 0;
}

void Directory::close() {
  if (stream_) closedir(stream_);
  stream_ = 0;
}

EntryReader::Result Directory::next(Slice& name, bool& isDirectory) {
  errno = 0;
  const struct dirent* entry = readdir(stream_);
  if (entry == 0) {
    Result result = errno == 0 ? kEnd : kError;
    close();
    return result;
  }
  name = Slice(entry->d_name);
  return name[0] == '.' ? kPassed : classify(*entry, isDirectory);
}

// The directory tells the kind of most entries, but never what a link leads to.
EntryReader::Result Directory::classify(const struct dirent& entry, bool& isDirectory) {
  isDirectory = entry.d_type == DT_DIR;
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return kEntry;
  FileFacts facts;
  if (!look(entry.d_name, facts)) return kPassed;
  isDirectory = facts.isDirectory();
  return kEntry;
}

bool Directory::look(const Slice& name, FileFacts& facts) {
  name_ = path_;
  name.appendTo(name_);
  return facts.read(name_) == 0;
}
