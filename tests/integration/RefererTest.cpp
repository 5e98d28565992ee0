// valid_referers and $invalid_referer.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

Test(Referer, pages_that_may_link_here) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; server_name own.test *.own.test;"
                       " valid_referers none blocked server_names *.good.test plain.test/a"
                       " www.tail.* .dot.test ~\\.rx\\.test/[ab]+$;"
                       " location / { return 200 '[$invalid_referer]'; } }");
  struct {
    const char* referer;
    bool isInvalid;
  } const kCases[] = {
      {"x", false},
      {"ftp://plain.test/x", false},
      {"http://i.r", false},
      {"http://a.good.test/", false},
      {"http://good.test/", true},
      {"https://A.GOOD.TEST:99/x", false},
      {"http://plain.test/a/b", false},
      {"http://plain.test:80/a", false},
      {"http://plain.test/b", true},
      {"http://plain.test", true},
      {"http://www.tail.com", false},
      {"http://www.tail", true},
      {"http://dot.test/", false},
      {"http://a.dot.test", false},
      {"http://adot.test", true},
      {"http://own.test/", false},
      {"http://q.RX.test/ab", false},
      {"http://q.rx.test/abc", true},
      {"HTTP://q.own.test", false},
      {"http://evil.test/own.test", true},
      {"http://own.test.evil.test/", true},
  };
  for (const auto& one : kCases) {
    std::string field = std::string("Referer: ") + one.referer + "\r\n";
    cr_expect_eq(get(server.port(), "/", field).body, one.isInvalid ? "[1]" : "[]", "%s",
                 one.referer);
  }
  cr_expect_eq(get(server.port(), "/").body, "[]");
  std::string endless = "Referer: http://" + std::string(300, 'a') + "/\r\n";
  cr_expect_eq(get(server.port(), "/", endless).body, "[1]");
}

Test(Referer, without_a_list_everybody_may) {
  TempDir dir;
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; location / { return 200 '[$invalid_referer]'; }"
      " location /named { valid_referers a.test; return 200 '[$invalid_referer]'; "
      "} }");
  cr_expect_eq(get(server.port(), "/", "Referer: http://b.test/\r\n").body, "[]");
  cr_expect_eq(get(server.port(), "/named", "Referer: http://b.test/\r\n").body, "[1]");
  cr_expect_eq(get(server.port(), "/named").body, "[1]");
}
