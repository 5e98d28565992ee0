#ifndef BASE_LINESINK_HPP
#define BASE_LINESINK_HPP

#include "base/Slice.hpp"

// Receives whole lines, each with its '\n'.
class LineSink {
 public:
  virtual ~LineSink() {}
  virtual void writeLine(const Slice& line) = 0;
};

#endif
