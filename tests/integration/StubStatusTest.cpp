// The page of stub_status, and the variables that show the same counters.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kSite[] =
    "server { listen 127.0.0.1:0; location = /status { stub_status; }"
    " location / { return 200 '$connections_active $connections_reading $connections_writing "
    "$connections_waiting'; } }";

Test(StubStatus, the_text_is_that_of_nginx) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  HttpResponse response = get(server.port(), "/status");
  cr_assert_eq(response.status, 200);
  cr_expect_eq(response.field("Content-Type"), "text/plain");
  cr_expect_eq(response.body,
               "Active connections: 1 \nserver accepts handled requests\n 1 1 1 \n"
               "Reading: 0 Writing: 1 Waiting: 0 \n");
}

Test(StubStatus, connections_are_counted_by_what_they_do) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  Client idle(server.port()), reading(server.port()), asking(server.port());
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_expect_eq(idle.receive().status, 200);
  reading.send("GET / HTTP/1.1\r\n");
  // The server may not have read the beginning of that head yet.
  std::string body;
  for (int i = 0; i < 50; ++i) {
    asking.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    body = asking.receive().body;
    if (body == "3 1 1 1") break;
    usleep(20000);
  }
  cr_expect_eq(body, "3 1 1 1");
  idle.close();
  reading.reset();
  for (int i = 0; i < 50 && body != "1 0 1 0"; ++i) {
    asking.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    body = asking.receive().body;
    usleep(20000);
  }
  cr_expect_eq(body, "1 0 1 0");
}

Test(StubStatus, only_get_and_head) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  HttpResponse refused = request(server.port(), "POST", "/status", "", "x");
  cr_expect_eq(refused.status, 405);
  cr_expect_eq(refused.field("Allow"), "GET, HEAD, OPTIONS", "%s", refused.field("Allow").c_str());
  HttpResponse head = request(server.port(), "HEAD", "/status");
  cr_expect_eq(head.status, 200);
  cr_expect_neq(head.field("Content-Length"), "0");
}

Test(StubStatus, may_stand_in_a_server) {
  TempDir dir;
  dir.write("html/a/b", "file");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; stub_status on; location /a { } }");
  cr_expect_eq(get(server.port(), "/x").body.substr(0, 6), "Active");
  cr_expect_eq(get(server.port(), "/a/b").body, "file", "locations do not inherit it");
}
