// access_log with conditions, variables in its path, and buffers.
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static std::string awaited(const TempDir& dir, const char* name, const char* text) {
  std::string log;
  for (int i = 0; i < 40; ++i) {
    log = dir.read(name);
    if (log.find(text) != std::string::npos) break;
    usleep(100000);
  }
  return log;
}

static const char kShort[] = "log_format short '$request_uri $status'; error_log error.log; ";

Test(AccessLog, a_condition_leaves_lines_out) {
  TempDir dir;
  dir.write("html/a", "");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root html;"
                                " access_log a.log short if=$arg_log; }");
  for (const char* uri : {"/a", "/a?log=0", "/a?log=00", "/a?log=", "/a?log=1"})
    get(server.port(), uri);
  server.stop();
  cr_expect_eq(dir.read("a.log"), "/a?log=00 200\n/a?log=1 200\n");
}

Test(AccessLog, a_path_with_variables_leads_to_a_file_for_each_value) {
  TempDir dir;
  dir.write("html/a", "");
  dir.mkdir("logs");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root html;"
                                " access_log logs/$arg_n.log short; }");
  int before = server.descriptors();
  get(server.port(), "/a?n=x");
  get(server.port(), "/a?n=y");
  get(server.port(), "/a?n=x");
  cr_expect_eq(awaited(dir, "logs/x.log", "\n"), "/a?n=x 200\n/a?n=x 200\n");
  cr_expect_eq(awaited(dir, "logs/y.log", "\n"), "/a?n=y 200\n");
  cr_expect_leq(server.descriptors(), before + 1);
}

Test(AccessLog, no_value_leaves_the_directory) {
  TempDir dir;
  dir.write("html/a", "");
  dir.mkdir("logs/in");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root html;"
                                " access_log logs/in/$arg_n.log short; }");
  get(server.port(), "/a?n=/../../out");
  get(server.port(), "/a?n=../out");
  get(server.port(), "/a?n=missing/out");
  std::string errors = awaited(dir, "error.log", "missing/out.log\": No such file");
  cr_expect_neq(errors.find("No such file or directory"), std::string::npos, "%s", errors.c_str());
  cr_expect_neq(errors.find("a log's name leads out of its directory"), std::string::npos);
  cr_expect_not(dir.exists("out.log"));
  cr_expect_not(dir.exists("logs/out.log"));
}

Test(AccessLog, a_missing_root_creates_no_log) {
  TempDir dir;
  dir.mkdir("roots/there");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root roots/$arg_n;"
                                " access_log $arg_n.log short; }");
  get(server.port(), "/?n=there");
  get(server.port(), "/?n=gone");
  std::string errors = awaited(dir, "error.log", "existence failed");
  cr_expect_neq(errors.find("testing \"" + dir.path("roots/gone") + "\" existence failed"),
                std::string::npos, "%s", errors.c_str());
  cr_expect_eq(awaited(dir, "there.log", "\n"), "/?n=there 403\n");
  cr_expect_not(dir.exists("gone.log"));
}

Test(AccessLog, open_files_are_few_and_are_opened_again) {
  TempDir dir;
  dir.write("html/a", "");
  dir.mkdir("logs");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root html;"
                                " open_log_file_cache max=3 inactive=60s valid=60s;"
                                " access_log logs/$arg_n.log short; }");
  get(server.port(), "/a?n=x");
  awaited(dir, "logs/x.log", "\n");
  int before = server.descriptors();
  for (int i = 0; i < 10; ++i)
    get(server.port(), "/a?n=" + std::to_string(i));
  awaited(dir, "logs/9.log", "\n");
  cr_expect_leq(server.descriptors(), before + 3);
  rename(dir.path("logs/9.log").c_str(), dir.path("logs/old.log").c_str());
  server.signal(SIGUSR1);
  for (int i = 0; i < 50 && !dir.exists("logs/9.log"); ++i) {
    get(server.port(), "/a?n=9");
    usleep(20000);
  }
  cr_expect(dir.exists("logs/9.log"));
}

Test(AccessLog, a_buffer_waits_until_it_is_full) {
  TempDir dir;
  dir.write("html/a", "");
  ServerProcess server(dir, std::string(kShort) +
                                "server { listen 127.0.0.1:0; root html;"
                                " access_log full.log short buffer=100;"
                                " access_log timed.log short buffer=1m flush=500ms; }");
  get(server.port(), "/a?1");
  cr_expect_eq(awaited(dir, "timed.log", "\n"), "/a?1 200\n");
  cr_expect_eq(dir.read("full.log"), "", "it is not full");
  get(server.port(), "/a?" + std::string(200, 'x'));
  cr_expect_neq(awaited(dir, "full.log", "xxx"), "");
  get(server.port(), "/a?last");
  server.stop();
  cr_expect_neq(dir.read("full.log").find("/a?last 200\n"), std::string::npos);
}
