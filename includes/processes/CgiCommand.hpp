#ifndef PROCESSES_CGICOMMAND_HPP
#define PROCESSES_CGICOMMAND_HPP

#include <sys/types.h>

#include <string>

#include "processes/Environment.hpp"

// What a child becomes.
struct CgiCommand {
  std::string path;       // absolute, of what is executed
  std::string script;     // its only argument; empty: none
  std::string directory;  // where it runs
  Environment environment;

  // Starts it with these descriptors as its standard input, output and error, and no other: the
  // caller keeps them, and all its own are closed on exec. The child's process id, or -1: the
  // system refused, and errno says why. What becomes of the child after that, its standard error
  // and its end tell.
  pid_t start(int in, int out, int err);

 private:
  void becomeIt(char* const* argv, char* const* envp) const;
};

#endif
