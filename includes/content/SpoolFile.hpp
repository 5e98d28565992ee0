#ifndef CONTENT_SPOOLFILE_HPP
#define CONTENT_SPOOLFILE_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "base/Slice.hpp"

// A body on its way through the disk, whatever its size: written once, then read by another
// process. The file has no name by then, and goes with its last descriptor.
class SpoolFile {
 public:
  SpoolFile() : size_(0) {}

  // `path` must not exist yet. 0, or 500 with the reason in `why`.
  int create(const std::string& path, std::string& why);
  // 0, or 507: the disk took less.
  int append(const Slice& bytes);
  off_t size() const { return size_; }
  // Nothing more is written. A descriptor that reads it from the beginning, the caller's.
  int release();

 private:
  Fd writer_;
  Fd reader_;
  off_t size_;
};

#endif
