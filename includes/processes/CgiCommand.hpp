#ifndef PROCESSES_CGICOMMAND_HPP
#define PROCESSES_CGICOMMAND_HPP

#include <sys/types.h>

#include <string>

#include "processes/Environment.hpp"

// How to start a CGI script.
struct CgiCommand {
  std::string path;       // the file to execute, absolute
  std::string script;     // its only argument; none if this is empty
  std::string directory;  // its working directory
  Environment environment;

  // Starts a child process with these descriptors as its standard input, output and error. The
  // caller keeps them. REQUIRES: all other descriptors of the caller are closed on exec.
  // Returns the child's process id, or -1 if the system refuses, for the reason in errno. A child
  // that cannot execute the file says so on its standard error and kills itself. May throw
  // std::bad_alloc, before there is a child.
  pid_t start(int in, int out, int err);

 private:
  void becomeIt(char* const* argv, char* const* envp) const;
};

#endif
