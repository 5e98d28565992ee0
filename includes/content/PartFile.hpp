#ifndef CONTENT_PARTFILE_HPP
#define CONTENT_PARTFILE_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "base/Slice.hpp"
#include "content/PartNames.hpp"

// A file that arrives in pieces and appears as a whole or not at all. It is written under a
// temporary name and renamed at the end. If the object is destroyed earlier, it removes the file.
class PartFile {
 public:
  PartFile() : size_(0) {}
  ~PartFile() { discard(); }

  // Creates the temporary file in `directory`, which ends with '/'. Returns 0 or an HTTP status:
  // 404 if the directory does not exist, 403 if it is not writable, 503 if no descriptor is free,
  // 507 if the disk is full, 500 for other failures.
  int create(const std::string& directory, PartNames& names, int pid);
  // Writes a block. Returns false if the disk did not take all of it; the file is then lost. Blocks
  // of less than 512 bytes are gathered first, because a body in chunks of one byte would else cost
  // a system call per byte.
  bool write(const Slice& bytes);
  // Writes the small blocks that were gathered. Returns false if the disk did not take them.
  bool flush() { return writeCrumbs(); }
  // Closes the file after the last block. Returns false if the data did not reach the disk.
  bool close();
  // Renames the file to `path` in the same directory and replaces what is there. Returns 0 or an
  // HTTP status: 409 if `path` is a directory, 404 if the directory is gone or the name too long,
  // or as create(). Afterwards the object has no file.
  int moveTo(const std::string& path);
  // Renames the file to `path` if nothing has that name, and otherwise returns 409. The name is
  // reserved by an empty file, so that two uploads never get the same one.
  int moveToNew(const std::string& path);
  void discard();
  // Removes the name of the file, so that it disappears with its last descriptor. Returns a
  // descriptor that reads it from its beginning, which the caller owns, or -1.
  int openUnnamed();

  off_t size() const { return size_; }
  // The temporary name, or empty if there is no file.
  const std::string& path() const { return path_; }

 private:
  PartFile(const PartFile&);
  PartFile& operator=(const PartFile&);

  bool writeNow(const Slice& bytes);
  bool writeCrumbs();
  void takeName();

  Fd fd_;
  std::string path_;    // empty if there is no file
  off_t size_;          // with the gathered blocks
  std::string crumbs_;  // small blocks that are not yet written
};

#endif
