// Details in which a proxy can differ from nginx; the comparison with nginx found them.
#include <criterion/criterion.h>

#include "harness/ProxySite.hpp"

namespace {

const char kOk[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// Responds with the request that it got.
void echo(BackendPeer& peer) {
  std::string got = peer.readRequest();
  if (got.empty()) return;
  peer.send("HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(got.size()) + "\r\n\r\n" + got);
}

}  // namespace

Test(ProxyDetails, the_reason_phrase_is_the_servers_own) {
  ProxySite own(sending("HTTP/1.1 422 Not So\r\nContent-Length: 0\r\n\r\n"));
  cr_expect(own.ask().head.find("HTTP/1.1 422 Not So\r\n") == 0);
  ProxySite none(sending("HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n"));
  cr_expect(none.ask().head.find("HTTP/1.1 404 Not Found\r\n") == 0);
  ProxySite control(sending("HTTP/1.1 200 O\x01K\r\nContent-Length: 0\r\n\r\n"));
  cr_expect_eq(control.ask().status, 502);
}

Test(ProxyDetails, server_and_date_that_are_passed_replace_ours) {
  ProxySite site(
      sending("HTTP/1.1 200 OK\r\nServer: theirs\r\nDate: then\r\nContent-Length: 0\r\n\r\n"),
      "location / { proxy_pass http://@B@; proxy_pass_header Server; proxy_pass_header Date; }");
  HttpResponse response = site.ask();
  cr_expect(response.field("Server") == "theirs" && response.count("Server") == 1);
  cr_expect(response.field("Date") == "then" && response.count("Date") == 1);
}

Test(ProxyDetails, an_empty_body_keeps_its_length) {
  ProxySite site(echo);
  HttpResponse response = site.ask("/", "Content-Length: 0\r\n", "POST");
  cr_expect(response.body.find("\r\nContent-Length: 0\r\n") != std::string::npos);
  cr_expect(site.ask("/", "", "POST").body.find("Content-Length") == std::string::npos);
}

Test(ProxyDetails, the_response_of_the_last_server_is_sent) {
  Backend other(responding("HTTP/1.1 503 No\r\nContent-Length: 5\r\n\r\nother"));
  ProxySite site(responding("HTTP/1.1 503 No\r\nContent-Length: 3\r\n\r\none"),
                 "location / { proxy_pass http://group; proxy_next_upstream http_503; }",
                 "upstream group { server @B@ max_fails=0; server " + other.address() +
                     " backup max_fails=0; }");
  HttpResponse response = site.ask();
  cr_expect(response.status == 503 && response.body == "other");
}

Test(ProxyDetails, every_method_gets_through_try_files) {
  ProxySite site(responding(kOk),
                 "location / { try_files $uri @app; } location @app { proxy_pass http://@B@; }");
  for (const char* method : {"OPTIONS", "PATCH", "PROPFIND", "DELETE"})
    cr_expect_eq(site.ask("/x", "", method).status, 200, "%s", method);
}

Test(ProxyDetails, a_url_without_a_host_is_a_500) {
  ProxySite site(responding(kOk), "location / { proxy_pass http://$arg_host; }");
  cr_expect_eq(site.ask("/").status, 500);
  cr_expect(site.dir.read("error.log").find("no host in upstream") != std::string::npos);
}

Test(ProxyDetails, cookie_domains_are_compared_without_case_and_dot) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readRequest();
        peer.send(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Domain=.Inner.example\r\n"
            "Set-Cookie: b=1; domain=inner.example.org\r\nContent-Length: 0\r\n\r\n");
      },
      "location / { proxy_pass http://@B@; proxy_cookie_domain inner.example outer.example; }");
  std::string head = site.ask().head;
  cr_expect(head.find("Set-Cookie: a=1; Domain=.outer.example\r\n") != std::string::npos);
  cr_expect(head.find("Set-Cookie: b=1; domain=inner.example.org\r\n") != std::string::npos);
}

Test(ProxyDetails, a_kept_connection_that_was_closed_does_not_count_as_a_try) {
  Backend good(responding(kOk));
  int connections = 0;
  ProxySite site(
      [&](BackendPeer& peer) {
        peer.readRequest();
        if (++connections > 1) return;
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst");
        peer.readRequest();
      },
      "location / { proxy_pass http://group; proxy_http_version 1.1;"
      " proxy_set_header Connection \"\"; proxy_next_upstream_tries 2; }",
      "upstream group { server @B@ max_fails=0; server " + good.address() +
          " backup; keepalive 1; }");
  cr_expect(site.ask().body == "first");
  cr_expect(site.ask().body == "ok");
  cr_expect_eq(connections, 2);
}

Test(ProxyDetails, an_exact_location_is_found_without_its_slash) {
  ProxySite site(responding(kOk), "location = /app/ { proxy_pass http://@B@; }");
  HttpResponse response = site.ask("/app?a");
  cr_expect_eq(response.status, 301);
  cr_expect(response.field("Location").find("/app/?a") != std::string::npos);
  cr_expect_eq(site.ask("/app/").status, 200);
}

Test(ProxyDetails, the_log_tells_groups_of_servers_apart_and_counts_bodies) {
  ProxySite site(responding("HTTP/1.1 404 No\r\nContent-Length: 3\r\n\r\nbad"),
                 "access_log access.log up; proxy_intercept_errors on;"
                 "location / { proxy_pass http://@B@; error_page 404 = @next; }"
                 "location @next { proxy_pass http://@B@; }"
                 "location /down { proxy_pass http://down; }",
                 "upstream down { server 127.0.0.1:1 down; }"
                 "log_format up \"$upstream_addr|$upstream_status|$upstream_response_length\";");
  std::string address = site.backend.address();
  cr_expect_eq(site.ask("/").status, 404);
  cr_expect_eq(site.ask("/down").status, 502);
  site.server.stop();
  std::string log = site.dir.read("access.log");
  cr_expect(log == address + " : " + address + "|404 : 404|0 : 3\ndown|502|0\n", "%s", log.c_str());
}

Test(ProxyDetails, an_accelerated_redirect_may_be_encoded_or_to_a_name) {
  ProxySite site(
      [](BackendPeer& peer) {
        std::string got = peer.readRequest();
        std::string to = got.find(" /name") == std::string::npos ? "/said/a%20b?c" : "@said";
        peer.send("HTTP/1.1 200 OK\r\nX-Accel-Redirect: " + to + "\r\nContent-Length: 0\r\n\r\n");
      },
      "location / { proxy_pass http://@B@; }"
      "location /said { internal; return 200 \"$request_method $uri $args\"; }"
      "location @said { return 200 \"$request_method $uri\"; }");
  cr_expect(site.ask("/", "Content-Length: 1\r\n", "POST", "x").body == "GET /said/a b c");
  cr_expect(site.ask("/name", "Content-Length: 1\r\n", "POST", "x").body == "POST /name");
}
