#ifndef PROCESSES_ENVIRONMENT_HPP
#define PROCESSES_ENVIRONMENT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// The environment that a program is started with: "NAME=value", in the order added.
class Environment {
 public:
  // What execve() takes: no single string of more bytes (Linux's MAX_ARG_STRLEN), and not much more
  // of all together.
  enum { kLongest = 128 * 1024 - 1, kMostBytes = 1024 * 1024 };

  Environment() : longest_(0) {}

  // REQUIRES: no such name was added, and neither holds a NUL.
  void add(const Slice& name, const Slice& value);
  // In the place of an earlier value of that name, where there is one.
  void set(const Slice& name, const Slice& value);
  // The value of that name; empty where there is none.
  Slice find(const Slice& name) const;

  // Whether execve() would take it.
  bool fits() const { return longest_ <= kLongest && text_.size() <= kMostBytes; }
  // For execve(). They point into this object, and die with the next change of it.
  void pointers(std::vector<char*>& all);

 private:
  Environment(const Environment&);
  Environment& operator=(const Environment&);

  std::size_t indexOf(const Slice& name) const;

  std::string text_;                  // each ended by a NUL
  std::vector<std::size_t> offsets_;  // of those that count
  std::size_t longest_;
};

#endif
