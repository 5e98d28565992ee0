#include "processes/Pipe.hpp"

#include <unistd.h>

bool Pipe::open() {
  int ends[2];
  if (pipe(ends) != 0) return false;
  toRead.reset(ends[0]);
  toWrite.reset(ends[1]);
  return Fd::setCloseOnExec(ends[0]) && Fd::setCloseOnExec(ends[1]);
}
