#ifndef PROCESSES_PIPE_HPP
#define PROCESSES_PIPE_HPP

#include "base/Fd.hpp"

// Both ends of a pipe; neither reaches a program that is executed.
struct Pipe {
  Fd toRead;
  Fd toWrite;

  // False: the system refused, and errno says why.
  bool open();
};

#endif
