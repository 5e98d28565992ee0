// What happens when servers behind this one fail, are slow, or keep their connections.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>

#include "harness/Eventually.hpp"
#include "harness/ProxySite.hpp"

namespace {

const char kOk[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// An address on which nobody listens.
std::string closedAddress() {
  Backend gone(responding(kOk));
  return gone.address();
}

void closeAtOnce(BackendPeer& peer) { peer.readRequest(); }

std::string upstream(const std::string& servers, const std::string& more = "") {
  return "upstream group { " + servers + more + " } ";
}

}  // namespace

Test(ProxyFailure, another_server_is_asked) {
  ProxySite site(responding(kOk), "location / { proxy_pass http://group; }",
                 upstream("server " + closedAddress() + "; server @B@;"));
  for (int i = 0; i < 6; ++i)
    cr_expect(site.ask().body == "ok");
  cr_expect(site.dir.read("error.log").find("connect() failed") != std::string::npos ||
            site.dir.read("error.log").find("Connection refused") != std::string::npos);
}

Test(ProxyFailure, nobody_is_left) {
  ProxySite site(closeAtOnce, "location / { proxy_pass http://group; }",
                 upstream("server " + closedAddress() + "; server @B@;"));
  cr_expect_eq(site.ask().status, 502);
}

Test(ProxyFailure, a_server_that_closes_without_a_response_is_replaced_for_get_alone) {
  Backend good(responding(kOk));
  for (const char* method : {"GET", "POST", "PATCH"}) {
    ProxySite site(
        closeAtOnce,
        "location / { proxy_pass http://group; }"
        "location /again { proxy_pass http://group;"
        " proxy_next_upstream error non_idempotent; }"
        "location /off { proxy_pass http://group; proxy_next_upstream off; }",
        upstream("server @B@ max_fails=0; server " + good.address() + " backup max_fails=0;"));
    bool isRepeated = std::string(method) == "GET";
    std::string length = isRepeated ? "" : "Content-Length: 1\r\n";
    std::string body = isRepeated ? "" : "x";
    cr_expect_eq(site.ask("/", length, method, body).status, isRepeated ? 200 : 502, "%s", method);
    cr_expect_eq(site.ask("/again", length, method, body).status, 200, "%s", method);
    cr_expect_eq(site.ask("/off", length, method, body).status, 502, "%s", method);
  }
}

Test(ProxyFailure, statuses_that_count_as_failures) {
  Backend good(responding(kOk));
  ProxySite site(responding("HTTP/1.1 503 No\r\nContent-Length: 3\r\n\r\nbad"),
                 "location / { proxy_pass http://group; proxy_next_upstream http_503; }"
                 "location /not { proxy_pass http://group; }"
                 "location /tries { proxy_pass http://group; proxy_next_upstream http_503;"
                 " proxy_next_upstream_tries 1; }",
                 upstream("server @B@ max_fails=0; server " + good.address() + " backup;"));
  cr_expect(site.ask("/").body == "ok");
  HttpResponse kept = site.ask("/not");
  cr_expect(kept.status == 503 && kept.body == "bad");
  cr_expect_eq(site.ask("/tries").status, 503);
}

Test(ProxyFailure, a_server_that_failed_is_left_alone_for_a_while) {
  Backend good(responding(kOk));
  ProxySite site(
      closeAtOnce, "location / { proxy_pass http://group; }",
      upstream("server @B@ max_fails=2 fail_timeout=60; server " + good.address() + ";"));
  for (int i = 0; i < 12; ++i)
    cr_expect_eq(site.ask().status, 200);
  cr_expect_eq(site.backend.connections(), 2);
}

Test(ProxyFailure, weights_are_shared_smoothly) {
  auto named = [](const char* name) {
    return responding(std::string("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n") + name);
  };
  Backend b(named("b"));
  Backend c(named("c"));
  ProxySite site(
      named("a"), "location / { proxy_pass http://group; }",
      upstream("server @B@ weight=5; server " + b.address() + "; server " + c.address() + ";"));
  std::string order;
  for (int i = 0; i < 7; ++i)
    order += site.ask().body;
  cr_expect(order == "aabacaa", "%s", order.c_str());
}

Test(ProxyFailure, time_outs_are_504) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readRequest();
        peer.isClosedWithin(8000);
      },
      "location / { proxy_pass http://@B@; proxy_read_timeout 1; }");
  cr_expect_eq(site.ask("/path?a=b").status, 504);
  std::string wanted =
      "upstream timed out (110: Connection timed out) while reading response header from upstream, "
      "client: 127.0.0.1, server: site, request: \"GET /path?a=b HTTP/1.1\", upstream: \"http://" +
      site.backend.address() + "/path?a=b\", host: \"site\"";
  cr_expect(site.dir.read("error.log").find(wanted) != std::string::npos);
}

Test(ProxyFailure, connections_are_kept_and_used_again) {
  ProxySite site(responding(kOk),
                 "location / { proxy_pass http://group; proxy_http_version 1.1;"
                 " proxy_set_header Connection \"\"; }",
                 upstream("server @B@;", " keepalive 4;"));
  for (int i = 0; i < 5; ++i)
    cr_expect(site.ask().body == "ok");
  cr_expect_eq(site.backend.connections(), 1);
}

Test(ProxyFailure, a_connection_with_bytes_behind_its_response_is_not_used_again) {
  ProxySite site(responding(std::string(kOk) + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"),
                 "location / { proxy_pass http://group; proxy_http_version 1.1;"
                 " proxy_set_header Connection \"\"; }",
                 upstream("server @B@;", " keepalive 4;"));
  for (int i = 0; i < 4; ++i)
    cr_expect(site.ask().body == "ok");
  cr_expect_eq(site.backend.connections(), 4);
}

// The server closes each connection after its first response, a moment later.
Test(ProxyFailure, a_kept_connection_that_was_closed_loses_no_get) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readRequest();
        peer.send(kOk);
        peer.readRequest();
      },
      "location / { proxy_pass http://group; proxy_http_version 1.1;"
      " proxy_set_header Connection \"\"; }",
      upstream("server @B@;", " keepalive 4;"));
  for (int i = 0; i < 10; ++i)
    cr_expect(site.ask().body == "ok");
}

Test(ProxyFailure, a_response_that_comes_before_the_request_is_sent_arrives) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 413 Large\r\nContent-Length: 5\r\n\r\nlarge");
        usleep(100000);
        peer.reset();
      },
      "client_max_body_size 0; location / { proxy_pass http://@B@; }");
  std::string body(5000000, 'x');
  HttpResponse response =
      site.ask("/", "Content-Length: " + std::to_string(body.size()) + "\r\n", "POST", body);
  cr_expect(response.status == 413 && response.body == "large", "%d", response.status);
}

Test(ProxyFailure, errors_are_intercepted_where_there_is_a_page) {
  ProxySite site(responding("HTTP/1.1 404 No\r\nContent-Length: 6\r\n\r\ntheirs"),
                 "location / { proxy_pass http://@B@; }"
                 "location /page { proxy_pass http://@B@; proxy_intercept_errors on;"
                 " error_page 404 = @page; }"
                 "location /none { proxy_pass http://@B@; proxy_intercept_errors on; }"
                 "location @page { return 200 ours; }");
  cr_expect(site.ask("/").body == "theirs");
  cr_expect(site.ask("/page").body == "ours");
  cr_expect(site.ask("/none").body == "theirs");
}

Test(ProxyFailure, an_error_page_that_is_an_upstream_gets_the_body) {
  Backend other([](BackendPeer& peer) {
    std::string got = peer.readRequest();
    peer.send("HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(got.size()) + "\r\n\r\n" +
              got);
  });
  ProxySite site(closeAtOnce,
                 "location / { proxy_pass http://@B@; error_page 502 = @other; }"
                 "location @other { proxy_pass http://" +
                     other.address() + "; }");
  HttpResponse response = site.ask("/x", "Content-Length: 4\r\n", "POST", "body");
  cr_expect_eq(response.status, 200);
  cr_expect(response.body.find("POST /x HTTP/1.0") == 0 &&
                response.body.find("\r\n\r\nbody") != std::string::npos,
            "%s", response.body.c_str());
}

Test(ProxyFailure, accel_redirect_sends_a_file) {
  ProxySite site(
      responding("HTTP/1.1 200 OK\r\nX-Accel-Redirect: /files/a.txt\r\n"
                 "Content-Type: text/special\r\nSet-Cookie: a=b\r\n"
                 "Content-Disposition: attachment\r\nX-Other: 1\r\n"
                 "Content-Length: 6\r\n\r\nunseen"),
      "location / { proxy_pass http://@B@; }"
      "location /ignore { proxy_pass http://@B@; proxy_ignore_headers X-Accel-Redirect; }"
      "location /files/ { internal; }");
  site.dir.write("html/files/a.txt", "the file");
  HttpResponse response = site.ask("/", "Content-Length: 1\r\n", "POST", "x");
  cr_expect(response.body == "the file");
  cr_expect(response.field("Content-Type") == "text/special");
  cr_expect(response.field("Set-Cookie") == "a=b" && response.field("X-Other") == "");
  cr_expect(response.field("Content-Disposition") == "attachment");
  cr_expect(site.ask("/ignore").body == "unseen");
}

Test(ProxyFailure, an_empty_accel_redirect_leads_nowhere) {
  ProxySite site(
      sending("HTTP/1.1 200 OK\r\nX-Accel-Redirect:\r\nContent-Length: 2\r\n\r\nok"),
      "location / { proxy_pass http://@B@; }"
      "location /ignore { proxy_pass http://@B@; proxy_ignore_headers X-Accel-Redirect; }");
  cr_expect_eq(site.ask("/").status, 404);
  cr_expect_eq(site.ask("/ignore").status, 200);
}

Test(ProxyFailure, the_length_of_a_304_stays) {
  ProxySite site(sending("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nContent-Length: 77\r\n\r\n"));
  HttpResponse response = site.ask("/", "If-None-Match: \"a\"\r\n");
  cr_expect_eq(response.status, 304);
  cr_expect_eq(response.field("Content-Length"), "77");
}

Test(ProxyFailure, a_slow_client_does_not_hold_the_server) {
  const std::size_t size = 20000000;
  std::atomic<bool> isDone(false);
  ProxySite site([&](BackendPeer& peer) {
    peer.readRequest();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
              std::string(size, 'z'));
    isDone = true;
  });
  Client client(site.server.port());
  client.send("GET / HTTP/1.1\r\nHost: site\r\n\r\n");
  cr_expect(client.readable(5000));
  cr_expect(eventually([&] { return isDone.load(); }));
  HttpResponse response = client.receive();
  cr_expect(response.complete && response.body == std::string(size, 'z'));
}

Test(ProxyFailure, a_client_that_leaves_ends_the_request) {
  std::atomic<bool> isClosed(false);
  ProxySite site([&](BackendPeer& peer) {
    peer.readRequest();
    isClosed = peer.isClosedWithin(15000);
  });
  {
    Client client(site.server.port());
    client.send("GET / HTTP/1.1\r\nHost: site\r\n\r\n");
    cr_expect(eventually([&] { return site.backend.connections() == 1; }));
    client.reset();
  }
  cr_expect(eventually([&] { return isClosed.load(); }));
}

Test(ProxyFailure, a_reload_keeps_requests_and_connections) {
  ProxySite site(responding(kOk),
                 "location / { proxy_pass http://group; proxy_http_version 1.1;"
                 " proxy_set_header Connection \"\"; }",
                 upstream("server @B@;", " keepalive 4;"));
  for (int i = 0; i < 5; ++i) {
    cr_expect(site.ask().body == "ok");
    site.server.signal(SIGHUP);
  }
  cr_expect(site.ask().body == "ok");
  cr_expect_eq(site.backend.connections(), 1);
}

Test(ProxyFailure, variables_tell_of_each_server) {
  std::string dead = closedAddress();
  ProxySite site(
      responding(kOk),
      "access_log access.log up; location / { proxy_pass http://group; "
      "proxy_set_header X-Host $proxy_host:$proxy_port; } location /own { return 200 x; }",
      "log_format up \"$upstream_addr|$upstream_status|$upstream_response_time|"
      "$upstream_response_length\"; " +
          upstream("server " + dead + "; server @B@;"));
  cr_expect(site.ask().body == "ok");
  cr_expect(site.ask("/own").body == "x");
  std::string wanted = dead + ", " + site.backend.address() + "|502, 200|0.";
  cr_expect(
      eventually([&] { return site.dir.read("access.log").find("-|-|-|-") != std::string::npos; }));
  cr_expect(site.dir.read("access.log").find(wanted) == 0, "%s",
            site.dir.read("access.log").c_str());
}
