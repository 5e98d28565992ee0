#include "server/Server.hpp"

#include <criterion/criterion.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <sstream>

#include "net/Signals.hpp"
#include "support/Allocations.hpp"
#include "support/TempDir.hpp"

static ConfigOptions optionsFor(const TempDir& dir) {
  dir.write("t",
            "error_log e notice; server { listen 127.0.0.1:0; server_name a; location / { } }\n"
            "server { listen [::1]:0; access_log a; location = /y { } }\n");
  ConfigOptions options;
  options.prefix = dir.path();
  options.file = "t";
  return options;
}

// As nginx does; a reload may bring a server.
Test(Server, it_starts_without_a_server) {
  TempDir dir;
  ConfigOptions options = optionsFor(dir);
  dir.write("t", "events { } http { }\n");
  Server server(options);
  std::ostringstream said;
  cr_assert(server.check().isOk() && server.start(said).isOk());
  cr_expect_eq(said.str(),
               "webserv: " + dir.path("t") + ": no \"server\" is configured, nothing listens\n");
  std::ostringstream announced;
  server.announce(announced);
  cr_expect_eq(announced.str(), "");
}

// Whichever allocation fails, nothing is deleted twice and nothing leaks. A step of 7 is enough to
// fail in every part.
Test(Server, memory_runs_out_while_it_checks_its_configuration) {
  TempDir dir;
  Server server(optionsFor(dir));
  int failures = failUntilItSucceeds([&] { cr_assert(server.check().isOk()); }, 7);
  cr_expect_gt(failures, 10);
}

Test(Server, memory_runs_out_while_it_starts) {
  TempDir dir;
  Server server(optionsFor(dir));
  std::ostringstream said;
  int failures = failUntilItSucceeds([&] { cr_assert(server.start(said).isOk()); }, 7);
  cr_expect_gt(failures, 10);
  server.announce(said);
  cr_expect_eq(said.str().find("webserv: listening on http://127.0.0.1:"), 0u, "%s",
               said.str().c_str());
}

// Asks the server to reload and to end, every two milliseconds.
class SignalsThatRepeat {
 public:
  SignalsThatRepeat() {
    signal(SIGALRM, ask);
    every(2000);
  }
  ~SignalsThatRepeat() { every(0); }

 private:
  static void ask(int) {
    raise(SIGHUP);
    raise(SIGTERM);
  }
  static void every(int microseconds) {
    itimerval timer = {{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_REAL, &timer, nullptr);
  }
};

Test(Server, memory_runs_out_while_it_reloads) {
  TempDir dir;
  Server server(optionsFor(dir));
  std::ostringstream said;
  cr_assert(server.start(said).isOk());
  Signals::install();
  const SignalsThatRepeat signals;
  int failures = 0;
  while (dir.read("e").find("[notice] " + std::to_string(getpid()) + "#0: reloaded") ==
         std::string::npos) {
    allocationsLeft = failures++ * 17L;
    server.run();
    allocationsLeft = -1;
  }
  cr_expect_gt(failures, 10);
}
