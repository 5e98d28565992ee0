#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/TempDir.hpp"

// Whether the tests, and with them the server, were built with SAN=1: freed memory then stays in
// quarantine, and everything takes its time.
#if defined(__SANITIZE_ADDRESS__)
const bool kSanitized = true;
#elif defined(__has_feature)
const bool kSanitized = __has_feature(address_sanitizer);
#else
const bool kSanitized = false;
#endif

// How a program ended, and what it said.
struct Ended {
  int status;  // the exit status, or minus the signal
  std::string out;
  std::string err;
};

// The server as a user runs it: another process. The program is the one named by the environment
// variable WEBSERV, or else ./webserv.
//
// The destructor stops the server, and fails the test if the server did not end then, ended with
// another status than 0, had ended before without being awaited, died of a signal that the test did
// not send, or wrote a sanitizer's report.
class ServerProcess {
 public:
  struct Address {
    std::string host;  // "127.0.0.1", "::1", "localhost"
    int port;
  };

  // Writes the configuration into dir, as webserv.conf, and runs `webserv -p dir -c webserv.conf`
  // with the extra arguments, and with so many descriptors at most if not 0. Returns when the
  // server has said where it listens, or has ended.
  ServerProcess(const TempDir& dir, const std::string& configuration,
                const std::vector<std::string>& extraArguments = {}, int descriptors = 0);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Runs the server with these arguments alone, to its end; with so many descriptors at most, if
  // not 0.
  static Ended run(const std::vector<std::string>& arguments, int descriptors = 0);

  // Where it listens, in the order of its start lines. port() throws if there are too few.
  std::vector<Address> addresses() const;
  int port(std::size_t index = 0) const;

  pid_t pid() const { return pid_; }
  bool running();
  void signal(int number);
  int wait(double seconds = 10);  // for its end; then the status as in Ended
  int stop();                     // SIGTERM, and wait()

  std::string out() const { return output_.read("out"); }
  std::string err() const { return output_.read("err"); }

  int descriptors() const;
  long residentKiB() const;
  long virtualKiB() const;
  double cpuSeconds() const;

 private:
  long memoryKiB(const std::string& name) const;
  explicit ServerProcess(const std::vector<std::string>& arguments, int descriptors);
  void start(const std::vector<std::string>& arguments, int descriptors);
  void awaitStartLines();

  TempDir output_;
  pid_t pid_ = -1;
  bool ended_ = false;
  int status_ = 0;
  bool awaited_ = false;
  bool terminated_ = false;
  bool killed_ = false;
};
