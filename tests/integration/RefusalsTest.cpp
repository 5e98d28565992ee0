// What the server does not have is told all at once, one line for each statement.
#include <criterion/criterion.h>

#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static std::string errorsOf(const std::string& configuration) {
  TempDir dir;
  dir.write("test.conf", configuration);
  Ended ended = ServerProcess::run({"-p", dir.path(), "-c", "test.conf"});
  cr_assert_eq(ended.status, 1, "%d", ended.status);
  std::string prefix = dir.path("");
  for (std::size_t at = ended.err.find(prefix); at != std::string::npos;
       at = ended.err.find(prefix))
    ended.err.erase(at, prefix.size());
  return ended.err;
}

Test(Refusals, all_are_told_in_one_run) {
  std::string errors = errorsOf(
      "server {\n"
      "  listen 127.0.0.1:0 ssl;\n"
      "  http2 on;\n"
      "  allow_methods GET;\n"
      "  location / {\n"
      "    autoindx on;\n"
      "    grpc_pass x;\n"
      "  }\n"
      "  daemon off;\n"
      "}\n");
  cr_expect_eq(
      errors,
      "webserv: test.conf:2: \"listen ... ssl\" is not supported\n"
      "webserv: test.conf:3: \"http2\" is not supported: put a server such as HAProxy in "
      "front of this one\n"
      "webserv: test.conf:4: unknown directive \"allow_methods\", did you mean \"methods GET "
      "POST;\"?\n"
      "webserv: test.conf:6: unknown directive \"autoindx\", did you mean \"autoindex\"?\n"
      "webserv: test.conf:7: \"grpc_pass\" is not supported: let clients reach the gRPC server "
      "through a server such as Envoy or HAProxy\n"
      "webserv: test.conf:9: \"daemon\" directive is not allowed here\n",
      "%s", errors.c_str());
}

Test(Refusals, consequences_are_not_told) {
  std::string errors = errorsOf(
      "log_formatt short x;\n"
      "server { listen 127.0.0.1:0; access_log a.log short; }\n");
  cr_expect_eq(errors,
               "webserv: test.conf:1: unknown directive \"log_formatt\", did you mean "
               "\"log_format\"?\n",
               "%s", errors.c_str());
}

Test(Refusals, a_file_of_garbage_has_a_bounded_report) {
  std::string garbage;
  for (int i = 0; i < 100000; ++i)
    garbage += "nonsense;\n";
  std::string errors = errorsOf(garbage);
  cr_expect_lt(errors.size(), 20000u);
  cr_expect_neq(errors.find("only the first 100 faults are shown"), std::string::npos);
}
