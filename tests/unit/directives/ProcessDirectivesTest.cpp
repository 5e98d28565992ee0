#include "directives/ProcessDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(processDirectives, theProcess) {
  Loader loader;
  std::string server = " events {} http { server { listen 80; } }";
  cr_expect_eq(loader.load("daemon on;" + server),
               "t:1: \"daemon on\" is not supported: this server stays in the foreground, it "
               "forks for CGI scripts only");
  cr_expect_eq(loader.load("daemon off; worker_processes auto; user a b;" + server), "");
  cr_expect_eq(loader.notes(),
               "t:1: \"worker_processes\" has no effect here\nt:1: \"user\" has no effect here\n");
  cr_expect_eq(loader.load("pid a/b;" + server), "");
  cr_expect_eq(loader.config().pidFile, loader.path("a/b"));
  cr_expect_eq(loader.load("pid /run/x;" + server, "error_log e;"), "");
  cr_expect_eq(loader.config().pidFile, "/run/x");
  cr_expect_eq(loader.config().errorLog.path, loader.path("e"));
  cr_expect_eq(loader.load("pid a;" + server, "pid b;"), "t:1: \"pid\" directive is duplicate");
  cr_expect_eq(loader.load(server, "foo;"), "command line: unknown directive \"foo\"");
  cr_expect_eq(loader.load(server, "daemon maybe;"),
               "command line: invalid value \"maybe\" in \"daemon\" directive, it must be \"on\" "
               "or \"off\"");
}
