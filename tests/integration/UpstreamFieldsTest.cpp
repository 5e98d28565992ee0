// What an upstream server says with fields of its own, and what the configuration makes of them.
#include <criterion/criterion.h>

#include <chrono>
#include <string>

#include "harness/Eventually.hpp"
#include "harness/ProxySite.hpp"

namespace {

std::string with(const std::string& fields, const std::string& body = "body") {
  return "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

double secondsOf(ProxySite& site, const std::string& target) {
  auto begin = std::chrono::steady_clock::now();
  cr_expect(site.ask(target).complete);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string cookies(const HttpResponse& response) {
  std::string all;
  for (const auto& field : response.fields)
    if (field.first == "Set-Cookie") all += field.second + "\n";
  return all;
}

}  // namespace

Test(UpstreamFields, a_charset) {
  auto type = [](const std::string& charset, const std::string& given, const std::string& text) {
    ProxySite site(
        sending(with("X-Accel-Charset: " + charset + "\r\nContent-Type: " + given + "\r\n")),
        text + " location / { proxy_pass http://@B@; }");
    HttpResponse response = site.ask();
    cr_expect(response.field("X-Accel-Charset").empty());
    return response.field("Content-Type");
  };
  cr_expect(type("utf-8", "text/plain", "charset utf-8;") == "text/plain; charset=utf-8");
  cr_expect(type("koi8-r", "image/png", "location /k { charset koi8-r; }") ==
            "image/png; charset=koi8-r");
  cr_expect(type("koi8-r", "text/plain", "charset utf-8;") == "text/plain", "nothing names it");
  cr_expect(type("off", "text/plain", "charset utf-8;") == "text/plain");
  cr_expect(type("utf-8", "text/plain; charset=x", "charset utf-8;") == "text/plain; charset=x");
  cr_expect(type("utf-8", "text/plain",
                 "location /k { charset utf-8; } proxy_ignore_headers X-Accel-Charset;") ==
            "text/plain");
}

Test(UpstreamFields, a_rate) {
  const std::string body(30000, 'x');
  ProxySite site(sending(with("X-Accel-Limit-Rate: 20000\r\n", body)),
                 "location / { proxy_pass http://@B@; } location /full { proxy_pass http://@B@; "
                 "proxy_ignore_headers X-Accel-Limit-Rate; }");
  cr_expect_gt(secondsOf(site, "/"), 0.8);
  cr_expect_lt(secondsOf(site, "/full"), 0.8);
}

Test(UpstreamFields, no_buffering_stops_a_fast_server) {
  std::size_t sent = 0;
  ProxySite site(
      [&](BackendPeer& peer) {
        std::string got = peer.readRequest();
        bool isFree = got.find("GET /free") == 0;
        peer.send(std::string("HTTP/1.0 200 OK\r\nX-Accel-Buffering: ") + (isFree ? "yes" : "no") +
                  "\r\n\r\n");
        sent = 0;
        for (; sent < 300 && !peer.isClosedWithin(0); ++sent)
          peer.send(std::string(100000, 'x'));
      },
      "location / { proxy_pass http://@B@; } location /free { proxy_buffering off; "
      "proxy_pass http://@B@; }");
  for (const std::string target : {"/", "/free"}) {
    Client client(site.server.port());
    client.send("GET " + target + " HTTP/1.0\r\n\r\n");
    cr_assert(client.readable(5000));
    bool isAll = eventually([&] { return sent == 300; }, target == "/" ? 1 : 10);
    cr_expect_eq(isAll, target == "/free", "%s", target.c_str());
    client.reset();
  }
}

Test(UpstreamFields, server_and_date_replace_ours) {
  ProxySite site(sending(with("Server: own\r\nDate: then\r\n")),
                 "location / { proxy_pass http://@B@; proxy_pass_header Server; "
                 "proxy_pass_header Date; } location /ours { proxy_pass http://@B@; }");
  HttpResponse passed = site.ask();
  cr_expect(passed.field("Server") == "own" && passed.count("Server") == 1);
  cr_expect(passed.field("Date") == "then" && passed.count("Date") == 1);
  HttpResponse ours = site.ask("/ours");
  cr_expect(ours.count("Server") == 1 && ours.field("Server") != "own");
  cr_expect(ours.count("Date") == 1 && ours.field("Date") != "then");
}

Test(UpstreamFields, cookie_flags) {
  ProxySite site(
      sending(with("Set-Cookie: one=1\r\nSet-Cookie: ONE=2; Secure; SameSite=Lax;Path=/\r\n"
                   "Set-Cookie: two=3; Path=/; Secure\r\nSet-Cookie: four=4;x\r\n"
                   "Set-Cookie: one\r\n")),
      "location / { proxy_pass http://@B@; proxy_cookie_flags one secure samesite=strict; "
      "proxy_cookie_flags ~^T httponly nosecure; "
      "location /off { proxy_pass http://@B@; proxy_cookie_flags off; } "
      "location /all { proxy_pass http://@B@; proxy_cookie_flags ~ $arg_flag httponly; } }");
  cr_expect(cookies(site.ask()) ==
            "one=1; Secure; SameSite=Strict\nONE=2; Secure; SameSite=Strict; Path=/\n"
            "two=3; Path=/; HttpOnly\nfour=4;x\none\n");
  cr_expect(cookies(site.ask("/off")) ==
            "one=1\nONE=2; Secure; SameSite=Lax;Path=/\ntwo=3; Path=/; Secure\nfour=4;x\none\n");
  cr_expect(cookies(site.ask("/all?flag=nosamesite")) ==
            "one=1; HttpOnly\nONE=2; Secure; Path=/; HttpOnly\ntwo=3; Path=/; Secure; HttpOnly\n"
            "four=4; x; HttpOnly\none\n");
  site.ask("/all?flag=odd");
  cr_expect(eventually([&] {
    return site.dir.read("error.log").find("invalid proxy_cookie_flags flag \"odd\"") !=
           std::string::npos;
  }));
}

Test(UpstreamFields, a_limit_for_reading) {
  const std::string body(50000, 'x');
  ProxySite site(sending(with("", body)),
                 "location / { proxy_pass http://@B@; proxy_limit_rate 30k; "
                 "proxy_socket_keepalive on; } location /full { proxy_pass http://@B@; }");
  double seconds = secondsOf(site, "/");
  cr_expect(seconds > 0.4 && seconds < 5, "%f", seconds);
  cr_expect_lt(secondsOf(site, "/full"), 0.4);
}

Test(UpstreamFields, proxy_pass_in_limit_except) {
  ProxySite site(sending(with("")),
                 "location / { limit_except GET { proxy_pass http://@B@; } return 200 own; } "
                 "location /both { proxy_pass http://127.0.0.1:1; limit_except POST { "
                 "proxy_pass http://@B@; } }");
  cr_expect_eq(site.ask("/", "Content-Length: 1\r\n", "POST", "x").status, 200);
  cr_expect(site.ask("/", "Content-Length: 1\r\n", "POST", "x").body == "body");
  cr_expect(site.ask("/").body == "own");
  cr_expect(site.ask("/both").body == "body");
  cr_expect_eq(site.ask("/both", "Content-Length: 1\r\n", "POST", "x").status, 502);
}

Test(UpstreamFields, names_that_variables_have) {
  ProxySite site(
      sending(with("")),
      "location /set { proxy_pass http://$to$request_uri; } "
      "location /unix { proxy_pass http://unix:$document_root/none:/; } "
      "location /never { proxy_pass http://$arg_host; } "
      "location /missing { set $gone no-such-host.invalid:80; proxy_pass http://$gone; }",
      "map $arg_m $to { a localhost:1; default @B@; }");
  cr_expect(site.ask("/set").body == "body");
  cr_expect_eq(site.ask("/never?host=elsewhere.invalid").status, 502);
  cr_expect(eventually([&] {
    return site.dir.read("error.log")
               .find("no address of upstream \"elsewhere.invalid\" is known") != std::string::npos;
  }));
  cr_expect_eq(site.ask("/missing").status, 502);
  cr_expect_eq(site.ask("/set?m=a").status, 502, "nobody listens at that address");
  cr_expect_eq(site.ask("/unix").status, 502);
  cr_expect(site.dir.read("error.log").find("/html/none") != std::string::npos);
}

Test(UpstreamFields, worker_connections_count_upstreams_too) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readRequest();
        peer.isClosedWithin(1500);
        peer.send(with(""));
      },
      "location / { proxy_pass http://@B@; }", "events { worker_connections 3; } ");
  Client first(site.server.port());
  first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(eventually([&] { return site.backend.connections() == 1; }));
  Client second(site.server.port());
  second.send("GET /none HTTP/1.1\r\nHost: x\r\n\r\n");
  Client third(site.server.port());
  third.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_expect(eventually([&] {
    return site.dir.read("error.log").find("all connections are in use") != std::string::npos;
  }));
  cr_expect(first.receive().body == "body");
  cr_expect(second.receive().body == "body");
}
