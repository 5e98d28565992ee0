// `proxy_request_buffering off`: a request body travels on while it comes.
#include <criterion/criterion.h>

#include <sys/socket.h>
#include <unistd.h>

#include "harness/ProxySite.hpp"

namespace {

const char kStreaming[] =
    "client_max_body_size 0; location / { proxy_pass http://@B@; proxy_request_buffering off; }"
    "location /1.1/ { proxy_pass http://@B@; proxy_request_buffering off;"
    "                 proxy_http_version 1.1; }";
const char kOk[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

std::string post(const std::string& target, const std::string& fields) {
  return "POST " + target + " HTTP/1.1\r\nHost: site\r\n" + fields + "\r\n";
}

}  // namespace

Test(StreamedBody, the_first_bytes_arrive_before_the_last_are_sent) {
  ProxySite site(
      [](BackendPeer& peer) {
        std::string head = peer.readUntil("\r\n\r\n");
        std::string first = peer.read(5);
        bool isWhole = first == "first" && head.find("Content-Length: 10") != std::string::npos;
        peer.send("HTTP/1.1 103 Early Hints\r\n\r\n");
        if (isWhole && peer.read(5) == " last") peer.send(kOk);
      },
      kStreaming);
  Client client(site.server.port());
  client.send(post("/", "Content-Length: 10\r\n") + "first");
  usleep(100 * 1000);
  client.send(" last");
  HttpResponse response = client.receive();
  cr_expect_eq(response.status, 200);
  cr_expect_eq(response.body, "ok");
}

Test(StreamedBody, chunks_stay_chunks_where_the_server_knows_them) {
  std::string got;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          got = peer.readUntil("0\r\n\r\n");
          peer.send(kOk);
        },
        kStreaming);
    HttpResponse response = site.ask("/1.1/", "Transfer-Encoding: chunked\r\n", "POST",
                                     "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");
    cr_expect_eq(response.status, 200);
  }
  cr_expect(got.find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  cr_expect(got.find("Content-Length") == std::string::npos);
  cr_expect(got.find("ext") == std::string::npos && got.find("X-Trailer") == std::string::npos);
  cr_expect(got.find("abc") != std::string::npos && got.find("de") != std::string::npos);
}

Test(StreamedBody, chunks_are_collected_for_http_1_0) {
  std::string got;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          got = peer.readRequest();
          peer.send(kOk);
        },
        kStreaming);
    HttpResponse response =
        site.ask("/", "Transfer-Encoding: chunked\r\n", "POST", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    cr_expect_eq(response.status, 200);
  }
  cr_expect(got.find("Content-Length: 5\r\n") != std::string::npos);
  cr_expect_eq(got.substr(got.size() - 5), "abcde");
}

Test(StreamedBody, a_long_body_stays_in_bounds) {
  const std::size_t kSize = 64 * 1000 * 1000;
  std::size_t got = 0;
  ProxySite site(
      [&](BackendPeer& peer) {
        peer.readUntil("\r\n\r\n");
        usleep(300 * 1000);
        got = peer.read(kSize).size();
        peer.send(kOk);
      },
      kStreaming);
  long before = site.server.residentKiB();
  Client client(site.server.port());
  client.send(post("/", "Content-Length: " + std::to_string(kSize) + "\r\n"));
  client.send(std::string(kSize, 'x'));
  cr_expect_eq(client.receive().status, 200);
  cr_expect_eq(got, kSize);
  cr_expect_lt(site.server.residentKiB(), before + 4 * 1024);
}

Test(StreamedBody, a_response_may_come_before_the_end_of_the_request) {
  ProxySite site(
      [](BackendPeer& peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno\n");
      },
      kStreaming);
  Client client(site.server.port());
  client.send(post("/", "Content-Length: 1000000\r\n") + "abc");
  HttpResponse response = client.receive();
  cr_expect_eq(response.status, 413);
  cr_expect_eq(response.body, "no\n");
}

Test(StreamedBody, another_server_gets_all_of_it_if_the_first_cannot_be_reached) {
  std::string got;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          got = peer.readRequest();
          peer.send(kOk);
        },
        "location / { proxy_pass http://group; proxy_request_buffering off; }",
        "upstream group { server 127.0.0.1:1; server @B@; }");
    for (int i = 0; i < 2; ++i)
      cr_expect_eq(site.ask("/", "Content-Length: 5\r\n", "POST", "abcde").status, 200);
  }
  cr_expect_eq(got.substr(got.size() - 5), "abcde");
}

Test(StreamedBody, no_other_server_is_asked_once_a_part_has_gone) {
  ProxySite site([](BackendPeer& peer) { peer.readUntil("\r\n\r\n"); },
                 "location / { proxy_pass http://group; proxy_request_buffering off; }",
                 "upstream group { server @B@; server @B@; }");
  cr_expect_eq(site.ask("/", "Content-Length: 5\r\n", "PUT", "abcde").status, 502);
  cr_expect_eq(site.backend.connections(), 1);
}

Test(StreamedBody, a_5xx_passes_on_when_the_body_is_gone) {
  ProxySite site(sending("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy"),
                 "location / { proxy_pass http://group; proxy_request_buffering off;"
                 "             proxy_next_upstream http_503; }",
                 "upstream group { server @B@; server @B@; }");
  HttpResponse response = site.ask("/", "Content-Length: 5\r\n", "PUT", "abcde");
  cr_expect_eq(response.status, 503);
  cr_expect_eq(response.body, "busy");
  cr_expect_eq(site.backend.connections(), 1);
}

namespace {

// Fails a streamed request, whose fallback is another upstream that responds with 200.
HttpResponse askWithFallback(const std::string& failure, const std::string& fields) {
  Backend fallback(responding(kOk));
  ProxySite site(sending(failure),
                 "location / { proxy_pass http://@B@; proxy_request_buffering off;"
                 "             proxy_http_version 1.1; proxy_intercept_errors on;"
                 "             error_page 400 404 500 502 = @other; }"
                 "location @other { proxy_pass http://" +
                     fallback.address() + "; }");
  HttpResponse response = site.ask("/", fields, "POST", fields.empty() ? "" : "hello");
  bool isSent = !fields.empty();
  cr_expect_eq(fallback.connections(), isSent ? 0 : 1);
  if (isSent)
    cr_expect(site.dir.read("error.log").find("cannot be sent again") != std::string::npos);
  return response;
}

const char kFive[] = "Content-Length: 5\r\n";

}  // namespace

Test(StreamedBody, an_error_page_that_is_an_upstream_does_not_lose_it) {
  for (int status : {404, 500}) {
    const std::string head = "HTTP/1.1 " + std::to_string(status) + " X\r\n";
    cr_expect_eq(askWithFallback(head + "Content-Length: 1\r\n\r\n-", kFive).status, status);
  }
  cr_expect_eq(askWithFallback("not HTTP", kFive).status, 502);
  cr_expect_eq(askWithFallback("not HTTP", "").status, 200);
}

Test(StreamedBody, an_accel_redirect_to_an_upstream_does_not_lose_it) {
  const std::string head = "HTTP/1.1 200 OK\r\nX-Accel-Redirect: @other\r\n";
  cr_expect_eq(askWithFallback(head + "Content-Length: 0\r\n\r\n", kFive).status, 502);
}

// A body that was collected is still there for a CGI script.
Test(StreamedBody, a_script_as_an_error_page_gets_a_collected_body) {
  ProxySite site(sending("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"),
                 "location / { proxy_pass http://@B@; proxy_intercept_errors on;"
                 "             client_body_buffer_size 8; error_page 503 = @script; }"
                 "location @script { root .; cgi .sh /bin/sh; }");
  site.dir.write("echo.sh",
                 "printf 'X-Facts: %s %s\\n\\n' \"$REQUEST_METHOD\" \"$CONTENT_LENGTH\"; cat");
  for (const std::string& text : {std::string("hello"), std::string(100, 'x')}) {
    const std::string size = std::to_string(text.size());
    HttpResponse response = site.ask("/echo.sh", "Content-Length: " + size + "\r\n", "POST", text);
    cr_expect_eq(response.field("X-Facts"), "POST " + size);
    cr_expect_eq(response.body, text);
  }
  HttpResponse response =
      site.ask("/echo.sh", "Transfer-Encoding: chunked\r\n", "PUT", "5\r\nhello\r\n0\r\n\r\n");
  cr_expect_eq(response.status, 405, "the script takes no PUT");
  response =
      site.ask("/echo.sh", "Transfer-Encoding: chunked\r\n", "POST", "5\r\nhello\r\n0\r\n\r\n");
  cr_expect_eq(response.field("X-Facts"), "POST 5");
  cr_expect_eq(response.body, "hello");
}

Test(StreamedBody, a_client_that_leaves_ends_the_request) {
  bool isOver = false;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          peer.readUntil("\r\n\r\n");
          peer.read(3);
          isOver = peer.isClosedWithin(3000);
        },
        kStreaming);
    Client client(site.server.port());
    client.send(post("/", "Content-Length: 10\r\n") + "abc");
    usleep(100 * 1000);
    client.close();
    usleep(100 * 1000);
  }
  cr_expect(isOver);
}

Test(StreamedBody, a_bad_chunk_is_a_400_and_ends_the_request) {
  bool isOver = false;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          peer.readUntil("abc");
          isOver = peer.isClosedWithin(3000);
        },
        kStreaming);
    cr_expect_eq(
        site.ask("/1.1/", "Transfer-Encoding: chunked\r\n", "POST", "3\r\nabc\r\nzz\r\n").status,
        400);
  }
  cr_expect(isOver);
}

Test(StreamedBody, scgi_gets_it_too) {
  std::string got;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          got = peer.readUntil("first");
          got += peer.read(5);
          peer.send("Status: 200 OK\r\n\r\nok");
        },
        "location / { scgi_pass @B@; scgi_request_buffering off;"
        "             scgi_param CONTENT_LENGTH $content_length; scgi_param SCGI 1; }");
    Client client(site.server.port());
    client.send(post("/", "Content-Length: 10\r\nConnection: close\r\n") + "first");
    usleep(100 * 1000);
    client.send(" last");
    HttpResponse response = client.receive();
    cr_expect_eq(response.status, 200);
    cr_expect_eq(response.body, "ok");
  }
  cr_expect(got.find("CONTENT_LENGTH") != std::string::npos);
  cr_expect_eq(got.substr(got.size() - 10), "first last");
}

// The client is gone without a trace: its connection was reset.
static bool goesOnWithoutClient(const std::string& directive) {
  bool isOver = true;
  {
    ProxySite site(
        [&](BackendPeer& peer) {
          peer.readRequest();
          isOver = peer.isClosedWithin(500);
          peer.send(kOk);
        },
        "location / { proxy_pass http://@B@; " + directive + " }");
    Client client(site.server.port());
    client.send("GET / HTTP/1.1\r\nHost: site\r\n\r\n");
    usleep(100 * 1000);
    client.reset();
    usleep(700 * 1000);
  }
  return !isOver;
}

Test(IgnoreClientAbort, decides_whether_the_work_goes_on) {
  cr_expect(goesOnWithoutClient("proxy_ignore_client_abort on;"));
  cr_expect(!goesOnWithoutClient(""));
}

namespace {

const char kImpatient[] =
    "client_max_body_size 0; location / { proxy_pass http://@B@; proxy_request_buffering off;"
    " proxy_send_timeout 1s; proxy_read_timeout 60s; }"
    "location /patient { proxy_pass http://@B@; proxy_request_buffering off; }";

// Sends until nothing has been taken for half a second, because the server reads nothing.
void sendUntilStuck(Client& client, const std::string& target) {
  client.send(post(target, "Content-Length: 100000000\r\n"));
  const std::string piece(65536, 'x');
  for (int refusals = 0; refusals < 10;) {
    if (send(client.fd(), piece.data(), piece.size(), MSG_DONTWAIT | MSG_NOSIGNAL) > 0) continue;
    ++refusals;
    usleep(50 * 1000);
  }
}

Backend::Script readingNothing(int milliseconds) {
  return [milliseconds](BackendPeer& peer) {
    peer.readUntil("\r\n\r\n");
    usleep(static_cast<unsigned>(milliseconds) * 1000);
  };
}

}  // namespace

Test(StreamedBody, a_server_that_reads_nothing_is_a_504) {
  ProxySite site(readingNothing(6000), kImpatient);
  Client client(site.server.port());
  sendUntilStuck(client, "/");
  cr_expect_eq(client.receive().status, 504);
}

Test(StreamedBody, waiting_for_a_slow_server_takes_no_time) {
  ProxySite site(readingNothing(3000), kImpatient);
  Client client(site.server.port());
  sendUntilStuck(client, "/patient");
  double before = site.server.cpuSeconds();
  sleep(1);
  cr_expect_lt(site.server.cpuSeconds() - before, 0.3);
}

Test(StreamedBody, a_client_that_is_reset_is_noticed_though_nothing_is_read) {
  ProxySite site(readingNothing(4000), kImpatient);
  int before = site.server.descriptors();
  Client client(site.server.port());
  sendUntilStuck(client, "/patient");
  cr_expect_eq(site.server.descriptors(), before + 2);
  client.reset();
  for (int i = 0; i < 20 && site.server.descriptors() > before; ++i)
    usleep(100 * 1000);
  cr_expect_eq(site.server.descriptors(), before);
}
