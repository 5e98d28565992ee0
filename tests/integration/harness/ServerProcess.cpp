#include "harness/ServerProcess.hpp"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "harness/Eventually.hpp"

namespace {

// A server built with sanitizers starts slowly on a busy machine.
const double kStartSeconds = 20;

std::string procFile(pid_t pid, const std::string& name) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Returns the fields of /proc/PID/stat from the third on, the state. The second is the name in
// parentheses.
std::vector<std::string> procStat(pid_t pid) {
  std::string text = procFile(pid, "stat");
  std::istringstream rest(text.substr(text.rfind(')') + 1));
  std::vector<std::string> fields;
  for (std::string field; rest >> field;)
    fields.push_back(field);
  if (fields.size() < 13) throw std::runtime_error("no process " + std::to_string(pid));
  return fields;
}

std::string serverPath() {
  const char* path = getenv("WEBSERV");
  char* full = realpath(path != nullptr ? path : "./webserv", nullptr);
  if (full == nullptr) throw std::runtime_error("there is no server to run");
  std::string result = full;
  free(full);
  return result;
}

// Runs in the child, so that the tests themselves may have more descriptors.
void limitDescriptors(int most) {
  rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  if (most > 0) limit.rlim_cur = most;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Runs in the child. The server inherits nothing from the test: no descriptors, and no sanitizer
// options, because the tests read the server's reports from its standard error.
void become(const std::vector<std::string>& command, const std::string& out, const std::string& err,
            int descriptors) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(open("/dev/null", O_RDONLY), 0);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644), 1);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644), 2);
  for (int fd = 3; fd < 1024; ++fd)
    close(fd);
  limitDescriptors(descriptors);
  setenv("ASAN_OPTIONS", "detect_stack_use_after_return=1", 1);
  setenv("UBSAN_OPTIONS", "print_stacktrace=1", 1);
  std::vector<char*> argv;
  for (const std::string& word : command)
    argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

ServerProcess::ServerProcess(const std::vector<std::string>& arguments, int descriptors) {
  start(arguments, descriptors);
}

ServerProcess::ServerProcess(const TempDir& dir, const std::string& configuration,
                             const std::vector<std::string>& extraArguments, int descriptors) {
  dir.write("webserv.conf", configuration);
  std::vector<std::string> arguments = {"-p", dir.path(), "-c", "webserv.conf"};
  arguments.insert(arguments.end(), extraArguments.begin(), extraArguments.end());
  start(arguments, descriptors);
  awaitStartLines();
}

Ended ServerProcess::run(const std::vector<std::string>& arguments, int descriptors) {
  ServerProcess process(arguments, descriptors);
  int status = process.wait();
  return {status, process.out(), process.err()};
}

ServerProcess::~ServerProcess() {
  try {
    if (running()) stop();
  } catch (const std::exception& problem) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    cr_expect_fail("%s", problem.what());
  }
  std::string said = err();
  bool clean = said.find("Sanitizer: ") == std::string::npos &&
               said.find("runtime error: ") == std::string::npos;
  bool wellEnded = terminated_ ? status_ == 0 : awaited_ && status_ >= 0;
  cr_expect(clean && (wellEnded || killed_), "the server ended with %d, and said: %s", status_,
            said.c_str());
}

void ServerProcess::start(const std::vector<std::string>& arguments, int descriptors) {
  std::vector<std::string> command = {serverPath()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::string out = output_.path("out");
  std::string err = output_.path("err");
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ == 0) become(command, out, err, descriptors);
}

// The server prints all its addresses and then sleeps in poll().
void ServerProcess::awaitStartLines() {
  int quiet = 0;
  bool settled = eventually(
      [&]() {
        bool sleeps = running() && procStat(pid_)[0] == "S";
        quiet = sleeps && !addresses().empty() ? quiet + 1 : 0;
        return ended_ || quiet == 3;
      },
      kStartSeconds);
  if (!settled) {
    throw std::runtime_error("the server does not say where it listens; it says: " + err());
  }
}

std::vector<ServerProcess::Address> ServerProcess::addresses() const {
  const std::string prefix = "webserv: listening on http://";
  std::vector<Address> found;
  std::istringstream lines(out());
  for (std::string line; std::getline(lines, line);) {
    std::size_t colon = line.rfind(':');
    if (line.compare(0, prefix.size(), prefix) != 0 || line.back() != '/') continue;
    std::string host = line.substr(prefix.size(), colon - prefix.size());
    if (host[0] == '[') host = host.substr(1, host.size() - 2);
    found.push_back({host, std::stoi(line.substr(colon + 1))});
  }
  return found;
}

int ServerProcess::port(std::size_t index) const {
  std::vector<Address> all = addresses();
  if (index >= all.size()) throw std::runtime_error("the server is not listening: " + err());
  return all[index].port;
}

bool ServerProcess::running() {
  if (ended_) return false;
  int status;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return true;
  ended_ = true;
  status_ = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  return false;
}

void ServerProcess::signal(int number) {
  if (!running()) return;
  kill(pid_, number);
  terminated_ = terminated_ || number == SIGTERM;
  killed_ = killed_ || number == SIGKILL;
}

int ServerProcess::wait(double seconds) {
  awaited_ = true;
  if (!eventually([&]() { return !running(); }, seconds)) {
    throw std::runtime_error("the server does not end");
  }
  return status_;
}

int ServerProcess::stop() {
  signal(SIGTERM);
  return wait();
}

int ServerProcess::descriptors() const {
  DIR* dir = opendir(("/proc/" + std::to_string(pid_) + "/fd").c_str());
  if (dir == nullptr) throw std::runtime_error("no process " + std::to_string(pid_));
  int count = 0;
  while (readdir(dir) != nullptr)
    ++count;
  closedir(dir);
  return count - 2;  // without "." and ".."
}

long ServerProcess::memoryKiB(const std::string& name) const {
  std::string text = procFile(pid_, "status");
  std::size_t line = text.find(name);
  if (line == std::string::npos) throw std::runtime_error("no process " + std::to_string(pid_));
  return std::stol(text.substr(line + name.size()));
}

long ServerProcess::residentKiB() const { return memoryKiB("VmRSS:"); }

long ServerProcess::virtualKiB() const { return memoryKiB("VmSize:"); }

double ServerProcess::cpuSeconds() const {
  std::vector<std::string> fields = procStat(pid_);
  return (std::stod(fields[11]) + std::stod(fields[12])) / sysconf(_SC_CLK_TCK);
}
