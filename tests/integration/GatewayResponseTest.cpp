// FastCGI and SCGI servers behind this one: what becomes of their responses.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/Gateways.hpp"
#include "harness/ProxySite.hpp"

namespace {

const char kHead[] = "Content-Type: text/plain\r\n\r\n";
const char kFastCgi[] = "location / { fastcgi_pass @B@; }";

void expectBody(const HttpResponse& response, const std::string& expected) {
  cr_expect(response.complete && response.body == expected, "expected: %s\nwas: %d %s",
            expected.c_str(), response.status, response.body.substr(0, 1000).c_str());
}

}  // namespace

Test(GatewayResponse, standard_error_goes_to_the_error_log) {
  ProxySite site(sendingFastCgi(fastCgiErrors("PHP Warning: one\nPHP Not") +
                                fastCgiOutput(std::string(kHead) + "body") +
                                fastCgiErrors("ice: two\n") + fastCgiEnd()),
                 kFastCgi);
  expectBody(site.ask(), "body");
  std::string log = site.dir.read("error.log");
  cr_expect(log.find("[error]") != std::string::npos);
  cr_expect(log.find("FastCGI sent in stderr: \"PHP Warning: one\"") != std::string::npos);
  cr_expect(log.find("FastCGI sent in stderr: \"PHP Notice: two\"") != std::string::npos);
}

Test(GatewayResponse, a_flood_on_standard_error_is_bounded) {
  std::string lines;
  while (lines.size() < 2000000)
    lines += "This line says that something has gone wrong.\n";
  ProxySite site(sendingFastCgi(fastCgiErrors(lines) + fastCgiOutput("\nbody") + fastCgiEnd()),
                 kFastCgi);
  expectBody(site.ask(), "body");
  cr_expect_lt(site.dir.read("error.log").size(), 500000u);
}

Test(GatewayResponse, statuses_and_redirects) {
  auto status = [](const std::string& head) {
    ProxySite site(sendingFastCgi(fastCgiOutput(head + "\r\n\r\n") + fastCgiEnd()), kFastCgi);
    HttpResponse response = site.ask();
    return std::to_string(response.status) + " " + response.field("Location");
  };
  cr_expect(status("A: b") == "200 ");
  cr_expect(status("Status: 404 Not Found") == "404 ");
  cr_expect(status("Location: http://x/y") == "302 http://x/y");
  cr_expect(status("Status: 301\r\nLocation: http://x/y") == "301 http://x/y");
  // As in nginx, a path is for the client too.
  cr_expect(status("Location: /y") == "302 /y");
}

Test(GatewayResponse, responses_that_make_no_sense_are_502) {
  const std::string none;
  for (const std::string& bytes :
       {none, std::string("garbage that is no record"), std::string("HTTP/1.1 200 OK\r\n\r\n"),
        fastCgiEnd(), fastCgiOutput("A: b\r\n"), fastCgiOutput("no field\r\n\r\n") + fastCgiEnd(),
        fastCgiOutput("Status: 700\r\n\r\n") + fastCgiEnd(),
        fastCgiOutput("Content-Length: 1\r\nContent-Length: 2\r\n\r\nx") + fastCgiEnd(),
        fastCgiOutput("A: " + std::string(1000000, 'x') + "\r\n\r\n") + fastCgiEnd(),
        fastCgiRecord(9, "x"), fastCgiRecord(3, "x"), fastCgiErrors("only this"),
        fastCgiOutput("A: b\r\n\r\n").substr(0, 12)}) {
    ProxySite site(sendingFastCgi(bytes), kFastCgi);
    cr_expect_eq(site.ask().status, 502, "%s", bytes.substr(0, 60).c_str());
    cr_expect_eq(site.backend.connections(), 1);
  }
  for (const std::string& bytes :
       {none, std::string("A: b\r\n"), std::string("garbage\r\n\r\n"), std::string(1000000, 'x')}) {
    ProxySite site(sendingScgi(bytes), "location / { scgi_pass @B@; }");
    cr_expect_eq(site.ask().status, 502, "%s", bytes.substr(0, 60).c_str());
  }
}

Test(GatewayResponse, torn_responses_can_be_told_from_whole_ones) {
  const std::string head = "A: b\r\n";
  for (const std::string& bytes :
       {fastCgiOutput(head + "\r\nhello"), fastCgiOutput(head + "\r\nhello").substr(0, 18),
        fastCgiOutput(head + "\r\nhello") + "garbage behind it",
        fastCgiOutput(head + "\r\nhello") + fastCgiRecord(9, ""),
        fastCgiOutput(head + "Content-Length: 10\r\n\r\nhello") + fastCgiEnd(),
        fastCgiOutput(head + "Content-Length: 10\r\n\r\nhello")}) {
    ProxySite site(sendingFastCgi(bytes), kFastCgi);
    HttpResponse response = site.ask();
    cr_expect(response.status == 502 || !response.complete, "%s", bytes.c_str());
  }
  ProxySite site(sendingScgi("Content-Length: 10\r\n\r\nhello"), "location / { scgi_pass @B@; }");
  cr_expect(!site.ask().complete);
}

Test(GatewayResponse, bytes_beyond_the_announced_length_are_dropped) {
  ProxySite site(sendingFastCgi(fastCgiOutput("Content-Length: 5\r\n\r\nhelloMORE") + fastCgiEnd()),
                 kFastCgi);
  HttpResponse response = site.ask();
  cr_expect(response.complete && response.body == "hello");
  ProxySite scgi(sendingScgi("Content-Length: 5\r\n\r\nhelloMORE"),
                 "location / { scgi_pass @B@; }");
  expectBody(scgi.ask(), "hello");
}

Test(GatewayResponse, responses_without_a_body) {
  const std::string bytes = fastCgiOutput("Content-Length: 5\r\n\r\nhello") + fastCgiEnd();
  ProxySite site(sendingFastCgi(bytes), kFastCgi);
  Client client(site.server.port());
  for (int i = 0; i < 2; ++i) {
    client.send("HEAD / HTTP/1.1\r\nHost: site\r\n\r\n");
    HttpResponse response = client.receive(true);
    cr_expect_eq(response.status, 200);
    cr_expect(response.field("Content-Length") == "5");
  }
  client.send("GET / HTTP/1.1\r\nHost: site\r\n\r\n");
  expectBody(client.receive(), "hello");
  ProxySite unchanged(
      sendingFastCgi(fastCgiOutput("Status: 304\r\nETag: \"a\"\r\n\r\n") + fastCgiEnd()), kFastCgi);
  HttpResponse response = unchanged.ask();
  cr_expect_eq(response.status, 304);
  cr_expect(response.field("ETag") == "\"a\"" && response.complete);
  // A head that announces a body that does not come.
  ProxySite empty(sendingFastCgi(fastCgiOutput("Content-Length: 5\r\n\r\n") + fastCgiEnd()),
                  kFastCgi);
  cr_expect(empty.ask("/", "", "HEAD").field("Content-Length") == "5");
}

Test(GatewayResponse, a_connection_is_kept_if_both_want_it) {
  auto serve = [](BackendPeer& peer) {
    for (;;) {
      GatewayRequest request = readFastCgi(peer);
      if (!request.isWhole) return;
      peer.send(fastCgiOutput(std::string(kHead) + (request.keeps ? "kept" : "closed")) +
                fastCgiEnd());
      if (!request.keeps) return;
    }
  };
  const std::string kept = "location / { fastcgi_pass app; fastcgi_keep_conn on; }";
  const std::string group = "upstream app { server @B@; keepalive 4; }";
  ProxySite site(serve, kept, group);
  for (int i = 0; i < 3; ++i)
    expectBody(site.ask(), "kept");
  cr_expect_eq(site.backend.connections(), 1);
  ProxySite closing(serve, "location / { fastcgi_pass app; }", group);
  for (int i = 0; i < 3; ++i)
    expectBody(closing.ask(), "closed");
  cr_expect_eq(closing.backend.connections(), 3);
}

Test(GatewayResponse, a_connection_in_doubt_is_not_used_again) {
  const std::string kept = "location / { fastcgi_pass app; fastcgi_keep_conn on; }";
  const std::string group = "upstream app { server @B@; keepalive 4; }";
  const std::string good = fastCgiOutput("\r\nbody");
  for (const std::string& bytes :
       {good + fastCgiEnd() + fastCgiOutput("\r\nother"),
        fastCgiOutput("Content-Length: 4\r\n\r\nbodyMORE") + fastCgiEnd()}) {
    ProxySite site(
        [bytes](BackendPeer& peer) {
          while (readFastCgi(peer).isWhole)
            peer.send(bytes);
        },
        kept, group);
    for (int i = 0; i < 3; ++i)
      expectBody(site.ask(), "body");
    cr_expect_eq(site.backend.connections(), 3);
  }
}

Test(GatewayResponse, errors_are_intercepted_for_an_error_page) {
  ProxySite site(sendingFastCgi(fastCgiOutput("Status: 404\r\n\r\ntheirs") + fastCgiEnd()),
                 "error_page 404 /page;"
                 "location /on { fastcgi_pass @B@; fastcgi_intercept_errors on; }"
                 "location /off { fastcgi_pass @B@; }"
                 "location = /page { return 200 ours; }");
  HttpResponse on = site.ask("/on");
  cr_expect(on.status == 404 && on.body == "ours");
  HttpResponse off = site.ask("/off");
  cr_expect(off.status == 404 && off.body == "theirs");
}

Test(GatewayResponse, a_server_that_is_silent_is_504_and_one_that_is_gone_502) {
  ProxySite site(
      [](BackendPeer& peer) {
        readFastCgi(peer);
        peer.isClosedWithin(5000);
      },
      "location / { fastcgi_pass @B@; fastcgi_read_timeout 1s; }"
      "location /gone { fastcgi_pass 127.0.0.1:1; }"
      "location /none { fastcgi_pass unix:/nowhere/to/be/found; }");
  cr_expect_eq(site.ask("/").status, 504);
  cr_expect_eq(site.ask("/gone").status, 502);
  // connect() fails at once.
  cr_expect_eq(site.ask("/none").status, 502);
}

Test(GatewayResponse, x_accel_redirect_sends_a_file) {
  ProxySite site(
      sendingFastCgi(
          fastCgiOutput("X-Accel-Redirect: /files/a.txt\r\nContent-Type: text/x\r\n\r\n") +
          fastCgiEnd()),
      std::string(kFastCgi) + "location /files/ { internal; root html; }");
  site.dir.mkdir("html/files");
  site.dir.write("html/files/a.txt", "file");
  HttpResponse response = site.ask();
  expectBody(response, "file");
  cr_expect(response.field("Content-Type") == "text/x");
}

Test(GatewayResponse, texts_on_standard_error_are_caught) {
  auto status = [](const std::string& text) {
    ProxySite site(sendingFastCgi(fastCgiErrors("PHP Fatal ") + fastCgiErrors("error: out") +
                                  fastCgiOutput(std::string(kHead) + "body") +
                                  fastCgiErrors("PHP late") + fastCgiEnd()),
                   "location / { fastcgi_pass @B@; " + text + " }");
    return site.ask().status;
  };
  cr_expect_eq(status("fastcgi_catch_stderr other; fastcgi_catch_stderr \"PHP Fatal error\";"),
               502);
  cr_expect_eq(status("fastcgi_catch_stderr other;"), 200);
  cr_expect_eq(status("fastcgi_catch_stderr late;"), 200);
}
