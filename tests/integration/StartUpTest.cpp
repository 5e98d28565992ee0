// Errors before the first request: each is one clear line, and the exit status is 1.
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static Ended runWith(const TempDir& dir, const std::string& configuration,
                     std::vector<std::string> extra = {}) {
  dir.write("test.conf", configuration);
  std::vector<std::string> arguments = {"-p", dir.path(), "-c", "test.conf"};
  arguments.insert(arguments.end(), extra.begin(), extra.end());
  return ServerProcess::run(arguments);
}

static void refuses(const std::string& configuration, const char* sentence) {
  TempDir dir;
  Ended ended = runWith(dir, configuration);
  cr_assert_eq(ended.status, 1, "%s: %d", configuration.substr(0, 80).c_str(), ended.status);
  cr_assert_neq(ended.err.find(sentence), std::string::npos, "%s", ended.err.c_str());
  cr_assert_eq(ended.err.find("webserv: "), 0u);
}

Test(StartUp, wrong_files_are_reported_with_line_and_reason) {
  refuses("server { lissten 80; }", "test.conf:1: unknown directive \"lissten\", did you mean");
  refuses("server {\n  listen 80\n}", "test.conf:");
  refuses("server {\n  root a b;\n}", "test.conf:2: invalid number of arguments in \"root\"");
  refuses("listen 80;", "\"listen\" directive is not allowed here");
  refuses("", "server");
  refuses(std::string("server \0 {", 10), "test.conf");
  refuses("include test.conf;", "test.conf");
  refuses("daemon on; server { listen 127.0.0.1:0; }", "daemon");
  refuses("server { listen 127.0.0.1:0; location / { grpc_pass x; } }", "\"grpc_pass\"");
  refuses("server { listen 127.0.0.1:0; return 200 $nothing; }", "nothing");
}

Test(StartUp, files_that_cannot_be_read) {
  TempDir dir;
  Ended ended = ServerProcess::run({"-p", dir.path(), "-c", "missing.conf"});
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("missing.conf"), std::string::npos);
  dir.mkdir("directory");
  ended = ServerProcess::run({"-p", dir.path(), "-c", "directory"});
  cr_assert_eq(ended.status, 1);
  dir.write("large.conf", "");
  cr_assert_eq(truncate(dir.path("large.conf").c_str(), 100 << 20), 0);
  ended = ServerProcess::run({"-p", dir.path(), "-c", "large.conf"});
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("large"), std::string::npos, "%s", ended.err.c_str());
}

Test(StartUp, an_address_in_use_is_named) {
  TempDir dir;
  ServerProcess first(dir, "server { listen 127.0.0.1:0; return 200 x; }");
  std::string address = "127.0.0.1:" + std::to_string(first.port());
  TempDir other;
  Ended ended = runWith(other, "pid x.pid; server { listen " + address + "; }");
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find(address + ": Address already in use"), std::string::npos, "%s",
                ended.err.c_str());
  cr_assert_not(other.exists("x.pid"));
  refuses("server { listen 192.0.2.1:80; }", "192.0.2.1:80: Cannot assign requested address");
}

Test(StartUp, the_same_address_and_name_twice) {
  refuses(
      "server { listen 127.0.0.1:0; server_name a; }"
      "server { listen 127.0.0.1:0; server_name a; }",
      "a");
  refuses("server { listen 127.0.0.1:0; listen 127.0.0.1:0; }", "duplicate");
}

Test(StartUp, logs_and_pid_files_that_cannot_be_written) {
  refuses("server { listen 127.0.0.1:0; access_log /nonexistent/a.log; }", "/nonexistent/a.log");
  refuses("error_log /nonexistent/e.log; server { listen 127.0.0.1:0; }", "/nonexistent/e.log");
  refuses("pid /nonexistent/pid; server { listen 127.0.0.1:0; }", "/nonexistent/pid");
}

Test(StartUp, a_pid_file_that_is_a_fifo_keeps_nobody_waiting) {
  TempDir dir;
  mkfifo(dir.path("fifo").c_str(), 0600);
  Ended ended = runWith(dir, "pid fifo; server { listen 127.0.0.1:0; }");
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("fifo"), std::string::npos, "%s", ended.err.c_str());
}

Test(StartUp, too_few_descriptors_are_reported) {
  TempDir dir;
  dir.write("test.conf", "server { listen 127.0.0.1:0; }");
  Ended ended = ServerProcess::run({"-p", dir.path(), "-c", "test.conf"}, 12);
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("descriptors"), std::string::npos, "%s", ended.err.c_str());
}

Test(StartUp, t_opens_the_logs_too) {
  TempDir dir;
  Ended ended = runWith(dir, "server { listen 127.0.0.1:0; access_log /nonexistent/a; }", {"-t"});
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("/nonexistent/a"), std::string::npos);
}

Test(StartUp, no_server_is_needed) {
  TempDir dir;
  Ended ended = runWith(dir, "events { } http { }", {"-t"});
  cr_assert_eq(ended.status, 0, "%s", ended.err.c_str());
  cr_assert_neq(ended.err.find("no \"server\" is configured, nothing listens"), std::string::npos);
  cr_assert_neq(ended.err.find("test is successful"), std::string::npos);
}

Test(StartUp, blocks_nested_too_deep_are_reported) {
  std::string deep = "server { listen 127.0.0.1:0;", uri = "/";
  for (int i = 0; i < 100; ++i) {
    uri += "a/";
    deep += "location " + uri + " {";
  }
  refuses(deep + std::string(101, '}'), "too many blocks inside one another");
}

Test(StartUp, t_checks_and_does_not_serve) {
  TempDir dir;
  Ended ended = runWith(dir, "server { listen 127.0.0.1:0; }", {"-t"});
  cr_assert_eq(ended.status, 0);
  cr_assert_neq(ended.err.find("test is successful"), std::string::npos);
  ended = runWith(dir, "server { listen 127.0.0.1:0; }", {"-t", "-q"});
  cr_assert(ended.err.empty());
  ended = runWith(dir, "server { nonsense; }", {"-t"});
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("test failed"), std::string::npos);
  ended = runWith(dir, "# a comment\nserver { listen 127.0.0.1:0; }", {"-T"});
  cr_assert_neq(ended.out.find("# a comment"), std::string::npos);
}

Test(StartUp, version_and_help) {
  cr_assert_neq(ServerProcess::run({"-v"}).err.find("webserv/1.0"), std::string::npos);
  cr_assert_neq(ServerProcess::run({"-h"}).err.find("-s"), std::string::npos);
  cr_assert_eq(ServerProcess::run({"-x"}).status, 1);
}

Test(StartUp, directives_from_the_command_line) {
  TempDir dir;
  ServerProcess server(dir, "server { listen 127.0.0.1:0; }", {"-g", "pid other.pid;"});
  cr_assert(dir.exists("other.pid"));
}
