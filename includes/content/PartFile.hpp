#ifndef CONTENT_PARTFILE_HPP
#define CONTENT_PARTFILE_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "base/Slice.hpp"

// The names of files that are not whole yet, ".webserv-PID-N.part", each of them given once.
class PartNames {
 public:
  PartNames() : next_(0) {}
  std::string next(int pid);
  // A number that no name has had.
  unsigned long number() { return next_++; }

  // Whether a file's name, without its directory, may be one of ours: it is never served.
  static bool isOne(const Slice& name);
  // Whether it is exactly one, and then whose.
  static bool isOne(const Slice& name, off_t& pid);

 private:
  unsigned long next_;
};

// A file that comes in pieces and appears whole or not at all: written under a temporary name,
// which is given up for the true one at the end. Destroyed before that, it leaves nothing.
class PartFile {
 public:
  PartFile() : size_(0) {}
  ~PartFile() { discard(); }

  // Makes the temporary file in `directory`, which ends with '/': 0, or an HTTP status: 404 (there
  // is no such directory), 403 (not allowed), 503 (no descriptor is left), 507 (no room), 500.
  int create(const std::string& directory, PartNames& names, int pid);
  // False: the disk did not take all of it, and there is no use in going on. A block is one write;
  // crumbs, as of a body in chunks of a byte each, are gathered first.
  bool write(const Slice& bytes);
  // Nothing more comes. False: it has not reached the disk.
  bool close();
  // Puts the whole file in the place of whatever file `path` names, in the same directory: 0, or
  // an HTTP status: 409 (a directory is there), 404 (no such directory, or too long a name) or as
  // create(). The file is then known by `path` alone.
  int moveTo(const std::string& path);
  void discard();
  // Takes its name away: it is gone when nobody has it open any more. A descriptor that reads it
  // from the beginning, the caller's, or -1.
  int openUnnamed();

  off_t size() const { return size_; }

 private:
  PartFile(const PartFile&);
  PartFile& operator=(const PartFile&);

  bool writeNow(const Slice& bytes);
  bool writeCrumbs();
  void takeName();

  Fd fd_;
  std::string path_;    // empty: there is none
  off_t size_;          // with the crumbs
  std::string crumbs_;  // not yet written
};

#endif
