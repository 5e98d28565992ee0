#include "server/Server.hpp"

#include <criterion/criterion.h>

#include <sstream>

#include "support/Memory.hpp"
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
  int failures = failUntilItSucceeds(
      [&] {
        if (!server.start(said).isOk()) throw std::bad_alloc();
      },
      7);
  cr_expect_gt(failures, 10);
  std::ostringstream announced;
  server.announce(announced);
  cr_expect_eq(announced.str().find("webserv: listening on http://127.0.0.1:"), 0u);
}
