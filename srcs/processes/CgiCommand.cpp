#include "processes/CgiCommand.hpp"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <exception>
#include <vector>

#include "net/Signals.hpp"

// Runs in the child. There is no way back into the server: a child that cannot become the script
// dies, and says why in a line on its standard error, which goes to the server's log.
static void die(const char* what, const std::string& path, int error) {
  std::string line = std::string(what) + " \"" + path + "\": " + std::strerror(error) + "\n";
  if (write(STDERR_FILENO, line.data(), line.size()) < 0) std::raise(SIGKILL);
  std::raise(SIGKILL);
}

// Runs in the child, and does not return.
void CgiCommand::becomeIt(char* const* argv, char* const* envp) const {
  if (chdir(directory.c_str()) != 0) die("cannot change to directory", directory, errno);
  Signals::restoreDefaults();
  execve(path.c_str(), argv, envp);
  die("cannot execute", path, errno);
}

pid_t CgiCommand::start(int in, int out, int err) {
  char* argv[3] = {const_cast<char*>(path.c_str()), 0, 0};
  if (!script.empty()) argv[1] = const_cast<char*>(script.c_str());
  std::vector<char*> envp;
  environment.pointers(envp);
  pid_t pid = fork();
  if (pid != 0) return pid;
  bool isPlumbed =
      dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0;
  try {
    if (isPlumbed) becomeIt(argv, &envp[0]);
  } catch (const std::exception&) {
    // No memory even to say why: the child must not go on as a second server.
  }
  std::raise(SIGKILL);
  return 0;
}
