#ifndef PROCESSES_ENVIRONMENT_HPP
#define PROCESSES_ENVIRONMENT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// The environment of a CGI script: "NAME=value" strings, in the order in which they were added.
class Environment {
 public:
  // Limits of execve(): the size of one string (Linux's MAX_ARG_STRLEN), and of all together.
  enum { kLongest = 128 * 1024 - 1, kMostBytes = 1024 * 1024 };

  Environment() : longest_(0) {}

  // REQUIRES: `name` was not added before; neither text contains a NUL.
  void add(const Slice& name, const Slice& value);
  // As add(), but replaces an earlier value of that name.
  void set(const Slice& name, const Slice& value);
  // Returns the value of that name, or an empty text. It is valid until the next change.
  Slice find(const Slice& name) const;

  // Returns whether execve() takes it.
  bool fits() const { return longest_ <= kLongest && text_.size() <= kMostBytes; }
  // Fills `all` with pointers for execve(), the last of which is 0. They point into this object and
  // are valid until the next change.
  void pointers(std::vector<char*>& all);

 private:
  Environment(const Environment&);
  Environment& operator=(const Environment&);

  std::size_t indexOf(const Slice& name) const;

  std::string text_;                  // all strings, each ended by a NUL
  std::vector<std::size_t> offsets_;  // where the strings that are not replaced begin
  std::size_t longest_;
};

#endif
