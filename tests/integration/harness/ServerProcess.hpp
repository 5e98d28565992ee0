#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/TempDir.hpp"

// True if the tests and the server were built with SAN=1. Freed memory then stays in quarantine,
// and everything is slower.
#if defined(__SANITIZE_ADDRESS__)
const bool kSanitized = true;
#elif defined(__has_feature)
const bool kSanitized = __has_feature(address_sanitizer);
#else
const bool kSanitized = false;
#endif

// How a process ended, and what it printed.
struct Ended {
  int status;  // the exit status, or minus the signal
  std::string out;
  std::string err;
};

// The server in a process of its own, as a user runs it. The environment variable WEBSERV names the
// executable; the default is ./webserv.
//
// The destructor stops the server. It fails the test if the server does not end, ends with a status
// other than 0, had ended before without wait(), died of a signal that the test did not send, or
// wrote a sanitizer's report.
class ServerProcess {
 public:
  struct Address {
    std::string host;  // "127.0.0.1", "::1", "localhost"
    int port;
  };

  // Writes the configuration to dir/webserv.conf and runs `webserv -p dir -c webserv.conf` with the
  // extra arguments. `descriptors` limits its descriptors unless it is 0. Returns when the server
  // has printed its addresses or has ended.
  ServerProcess(const TempDir& dir, const std::string& configuration,
                const std::vector<std::string>& extraArguments = {}, int descriptors = 0);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Runs the server with only these arguments until it ends. `descriptors` is as above.
  static Ended run(const std::vector<std::string>& arguments, int descriptors = 0);

  // Returns the addresses in the order in which the server printed them. port() throws if there are
  // too few.
  std::vector<Address> addresses() const;
  int port(std::size_t index = 0) const;

  pid_t pid() const { return pid_; }
  bool running();
  void signal(int number);
  int wait(double seconds = 10);  // waits for the end; returns Ended::status
  int stop();                     // sends SIGTERM and waits

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
