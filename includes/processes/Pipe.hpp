#ifndef PROCESSES_PIPE_HPP
#define PROCESSES_PIPE_HPP

#include "base/Fd.hpp"

// Both ends of a pipe. Both are closed when a CGI script is executed.
struct Pipe {
  Fd toRead;
  Fd toWrite;

  // Returns false if the system refuses, for the reason in errno.
  bool open();
};

#endif
