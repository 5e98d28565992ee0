#ifndef CONTENT_PARTNAMES_HPP
#define CONTENT_PARTNAMES_HPP

#include <sys/types.h>

#include <string>

#include "base/Slice.hpp"

// Generates the names of temporary files, ".webserv-PID-N.part". No name is used twice.
class PartNames {
 public:
  PartNames() : next_(0) {}
  std::string next(int pid);
  // Returns a number that no earlier call returned.
  unsigned long number() { return next_++; }

  // Returns true if a file name without its directory looks like a temporary file. Such files are
  // never served.
  static bool isOne(const Slice& name);
  // Returns true if a file name is exactly that of a temporary file, and sets the process that made
  // it.
  static bool isOne(const Slice& name, off_t& pid);

 private:
  unsigned long next_;
};

#endif
