#ifndef BASE_DIRECTORYSTREAM_HPP
#define BASE_DIRECTORYSTREAM_HPP

#include <dirent.h>

// An open directory, which is closed when this object goes.
class DirectoryStream {
 public:
  explicit DirectoryStream(const char* path) : stream_(opendir(path)) {}
  ~DirectoryStream() {
    if (stream_) closedir(stream_);
  }

  bool isOpen() const { return stream_ != 0; }
  // Returns the next entry, "." and ".." included, or 0 at the end. REQUIRES: isOpen()
  const struct dirent* next() { return readdir(stream_); }

 private:
  DirectoryStream(const DirectoryStream&);
  DirectoryStream& operator=(const DirectoryStream&);

  DIR* stream_;
};

#endif
