// gzip: responses that are compressed as they are sent. zlib decodes them.
#include <criterion/criterion.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "harness/Eventually.hpp"
#include "harness/ProxySite.hpp"
#include "harness/Script.hpp"
#include "support/Gunzip.hpp"

namespace {

const char kGzip[] = "Accept-Encoding: gzip\r\n";

std::string textOf(std::size_t size) {
  std::string text;
  for (long i = 0; text.size() < size; ++i)
    text += "<p>line " + std::to_string(i * 7919 % 10007) + " of a page</p>\n";
  return text.substr(0, size);
}

struct Site {
  TempDir dir;
  std::unique_ptr<ServerProcess> server;

  explicit Site(const std::string& text, const std::string& http = "") {
    dir.write("html/a.html", textOf(5000));
    dir.write("html/a.css", textOf(5000));
    dir.write("html/tiny.html", "tiny");
    dir.write("html/long.html", textOf(3000000));
    server.reset(new ServerProcess(dir, "error_log error.log info; gzip on; " + http +
                                            " server { listen 127.0.0.1:0; root html; " + text +
                                            " }"));
  }
  int port() { return server->port(); }
  HttpResponse ask(const std::string& target, const std::string& fields = "") {
    return get(port(), target, kGzip + fields);
  }
  // A file that has just been written is not kept in the cache.
  void growOld() { usleep(2200000); }
};

bool isPacked(const HttpResponse& response, const std::string& text) {
  const Gunzip decoded(response.body);
  return response.field("Content-Encoding") == "gzip" && response.complete && decoded.isWhole &&
         decoded.text == text;
}

bool isPlain(const HttpResponse& response, const std::string& text) {
  return response.field("Content-Encoding") == "" && response.body == text;
}

double secondsOf(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

}  // namespace

Test(Gzip, a_file_is_compressed_for_whom_it_may) {
  Site site("");
  HttpResponse packed = site.ask("/a.html");
  cr_expect(isPacked(packed, textOf(5000)));
  cr_expect_eq(packed.field("Accept-Ranges"), "");
  cr_expect_eq(packed.field("Vary"), "");
  HttpResponse plain = get(site.port(), "/a.html");
  cr_expect(isPlain(plain, textOf(5000)));
  cr_expect_eq(packed.field("ETag"), "W/" + plain.field("ETag"));
  cr_expect_eq(packed.field("Last-Modified"), plain.field("Last-Modified"));
  cr_expect(isPlain(get(site.port(), "/a.html", "Accept-Encoding: gzip;q=0, *\r\n"), textOf(5000)));
  cr_expect(isPlain(site.ask("/a.css"), textOf(5000)));
  cr_expect(isPlain(site.ask("/tiny.html"), "tiny"));
}

Test(Gzip, every_directive) {
  Site site(
      "location /types/ { alias html/; gzip_types text/css; }"
      "location /all/ { alias html/; gzip_types *; gzip_min_length 4; gzip_vary on; }"
      "location /long/ { alias html/; gzip_min_length 5001; }"
      "location /nine/ { alias html/; gzip_comp_level 9; gzip_buffers 4 8k; }"
      "location /old/ { alias html/; gzip_http_version 1.0; }"
      "location /via/ { alias html/; gzip_proxied any; }"
      "location /who/ { alias html/; gzip_disable msie6 ^curl; }"
      "location /off/ { alias html/; gzip off; }");
  const std::string text = textOf(5000);
  cr_expect(isPacked(site.ask("/types/a.css"), text));
  cr_expect(isPacked(site.ask("/types/a.html"), text));
  HttpResponse tiny = site.ask("/all/tiny.html");
  cr_expect(isPacked(tiny, "tiny"));
  cr_expect_eq(tiny.field("Vary"), "Accept-Encoding");
  cr_expect_eq(get(site.port(), "/all/a.css").field("Vary"), "Accept-Encoding");
  cr_expect(isPlain(site.ask("/long/a.html"), text));
  HttpResponse nine = site.ask("/nine/a.html");
  cr_expect(isPacked(nine, text));
  cr_expect_lt(nine.body.size(), site.ask("/a.html").body.size());
  const std::string old = std::string("GET /old/a.html HTTP/1.0\r\n") + kGzip + "\r\n";
  cr_expect(isPacked(request(site.port(), old), text));
  cr_expect(isPacked(site.ask("/via/a.html", "Via: 1.1 p\r\n"), text));
  cr_expect(isPlain(site.ask("/a.html", "Via: 1.1 p\r\n"), text));
  cr_expect(isPlain(site.ask("/who/a.html", "User-Agent: Curl/8\r\n"), text));
  cr_expect(isPlain(site.ask("/who/a.html", "User-Agent: x (MSIE 6.0; y)\r\n"), text));
  cr_expect(isPacked(site.ask("/who/a.html", "User-Agent: x (MSIE 7.0; y)\r\n"), text));
  cr_expect(isPlain(site.ask("/off/a.html"), text));
}

Test(Gzip, statuses_pages_and_listings) {
  Site site(
      "location /200 { default_type text/html; return 200 \"a text that is long enough\"; }"
      "location /201 { default_type text/html; return 201 \"a text that is long enough\"; }"
      "location /list/ { alias html/; autoindex on; } location /deny { deny all; }"
      "location /page/ { error_page 404 /a.html; } location /packed/ { alias html/; gzip_static "
      "on; }");
  cr_expect(isPacked(site.ask("/200"), "a text that is long enough"));
  cr_expect(isPlain(site.ask("/201"), "a text that is long enough"));
  for (const char* target : {"/missing", "/deny", "/list/"}) {
    HttpResponse response = site.ask(target);
    cr_expect(Gunzip(response.body).text.find("</html>") != std::string::npos, "%s", target);
  }
  HttpResponse page = site.ask("/page/x");
  cr_expect_eq(page.status, 404);
  cr_expect(isPacked(page, textOf(5000)));
  site.dir.write("html/a.html.gz", "packed in advance");
  HttpResponse prepared = site.ask("/packed/a.html");
  cr_expect_eq(prepared.body, "packed in advance");
  cr_expect_eq(prepared.field("ETag")[0], '"');
}

Test(Gzip, head_ranges_and_conditions) {
  Site site("");
  HttpResponse head = request(site.port(), "HEAD", "/a.html", kGzip);
  cr_expect_eq(head.field("Content-Encoding"), "gzip");
  cr_expect_eq(head.field("Content-Length"), "");
  cr_expect_eq(head.field("Transfer-Encoding"), "");
  HttpResponse whole = site.ask("/a.html", "Range: bytes=0-9\r\n");
  cr_expect_eq(whole.status, 200);
  cr_expect(isPacked(whole, textOf(5000)));
  cr_expect_eq(get(site.port(), "/a.html", "Range: bytes=0-9\r\n").status, 206);
  const std::string weak = whole.field("ETag");
  cr_expect_eq(weak.substr(0, 3), "W/\"");
  cr_expect_eq(site.ask("/a.html", "If-None-Match: " + weak + "\r\n").status, 304);
  cr_expect_eq(get(site.port(), "/a.html", "If-None-Match: " + weak + "\r\n").status, 304);
  cr_expect_eq(site.ask("/a.html", "If-None-Match: " + weak.substr(2) + "\r\n").status, 304);
  cr_expect_eq(site.ask("/a.html", "If-Match: " + weak + "\r\n").status, 412);
}

Test(Gzip, the_second_response_comes_from_memory) {
  Site site("location /six/ { alias html/; gzip_comp_level 6; }");
  site.dir.write("html/b.html", textOf(60000));
  site.growOld();
  const std::string text = textOf(60000);
  HttpResponse first = site.ask("/b.html");
  HttpResponse second = site.ask("/b.html");
  cr_expect(isPacked(first, text));
  cr_expect(isPacked(second, text));
  cr_expect_eq(first.field("Content-Length"), "");
  cr_expect_eq(second.field("Content-Length"), std::to_string(first.body.size()));
  cr_expect_eq(second.field("ETag"), first.field("ETag"));
  cr_expect_eq(second.field("Accept-Ranges"), "");
  cr_expect(isPacked(site.ask("/six/b.html"), text));
  cr_expect_lt(site.ask("/six/b.html").body.size(), first.body.size());
  cr_expect(isPlain(get(site.port(), "/b.html"), text));
  const std::string old = std::string("GET /b.html HTTP/1.0\r\n") + kGzip + "\r\n";
  cr_expect(isPlain(request(site.port(), old), text));

  site.dir.write("html/b.html", textOf(40000));
  HttpResponse changed = site.ask("/b.html");
  cr_expect(isPacked(changed, textOf(40000)));
  cr_expect_neq(changed.field("ETag"), first.field("ETag"));
}

Test(Gzip, a_converted_text_is_compressed_and_not_kept) {
  Site site("location /utf/ { alias html/; source_charset koi8-r; charset utf-8; }",
            "charset_map koi8-r utf-8 { C1 D0B0; }");
  site.dir.write("html/k.html", std::string(1000, '\xc1'));
  site.growOld();
  std::string expected;
  for (int i = 0; i < 1000; ++i)
    expected += "\xd0\xb0";
  for (int i = 0; i < 3; ++i) {
    cr_expect(isPacked(site.ask("/utf/k.html"), expected));
    cr_expect(isPacked(site.ask("/k.html"), std::string(1000, '\xc1')));
  }
}

Test(Gzip, what_a_script_flushes_arrives_at_once) {
  Site site("location /cgi/ { alias html/; cgi .sh; gzip_types text/plain; }");
  cr_assert_eq(system(("mkfifo " + site.dir.path("html/fifo")).c_str()), 0);
  writeScript(site.dir, "html/clock.sh",
              std::string(kTextHead) + "echo one; read x < fifo; echo two; read x < fifo");
  Client client(site.port());
  client.send(std::string("GET /cgi/clock.sh HTTP/1.0\r\nConnection: close\r\n\r\n"));
  cr_expect_eq(client.receiveHead().field("Content-Encoding"), "");
  client.close();

  Client other(site.port());
  other.send(std::string("GET /cgi/clock.sh HTTP/1.1\r\nHost: h\r\n") + kGzip + "\r\n");
  HttpResponse head = other.receiveHead();
  cr_expect_eq(head.field("Content-Encoding"), "gzip");
  std::string data;
  auto readChunk = [&] {
    const std::string size = other.read(10);
    data += other.read(std::stoul(size, nullptr, 16));
    other.read(2);
  };
  readChunk();
  cr_expect_eq(Gunzip(data).text, "one\n");
  cr_expect(!other.readable(100));
  cr_assert_eq(system(("echo go > " + site.dir.path("html/fifo")).c_str()), 0);
  readChunk();
  cr_expect_eq(Gunzip(data).text, "one\ntwo\n");
}

Test(Gzip, upstreams_and_what_they_have_encoded) {
  const std::string text = textOf(100000);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"x\"\r\n";
  ProxySite site(
      [&](BackendPeer& peer) {
        const std::string got = peer.readRequest();
        const bool isPackedAlready = got.find("/packed") != std::string::npos;
        const bool isShort = got.find("/short") != std::string::npos;
        const std::string body = isShort ? "short" : text;
        peer.send(head + (isPackedAlready ? "Content-Encoding: br\r\n" : "") +
                  "Accept-Ranges: bytes\r\nContent-Length: " + std::to_string(body.size()) +
                  "\r\n\r\n" + (got.substr(0, 4) == "HEAD" ? "" : body));
      },
      "gzip on; location / { proxy_pass http://@B@; }"
      "location /stream { proxy_pass http://@B@; proxy_buffering off; }");
  HttpResponse response = site.ask("/", kGzip);
  cr_expect(isPacked(response, text));
  cr_expect_eq(response.field("ETag"), "W/\"x\"");
  cr_expect_eq(response.count("Accept-Ranges"), 0);
  cr_expect_eq(response.field("Content-Length"), "");
  cr_expect(isPacked(site.ask("/stream", kGzip), text));
  cr_expect_eq(site.ask("/packed", kGzip).field("Content-Encoding"), "br");
  cr_expect(isPlain(site.ask("/short", kGzip), "short"));
  cr_expect(isPlain(site.ask("/"), text));
  HttpResponse toHead = site.ask("/", kGzip, "HEAD");
  cr_expect_eq(toHead.field("Content-Encoding"), "gzip");
  cr_expect_eq(toHead.field("Content-Length"), "");
}

Test(Gzip, a_torn_upstream_is_torn) {
  ProxySite site(sending("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n"
                         "\r\n" +
                         textOf(50000)),
                 "gzip on; location / { proxy_pass http://@B@; }");
  HttpResponse response = site.ask("/", kGzip);
  cr_expect(!response.complete);
  cr_expect(!Gunzip(response.body).isWhole);
}

Test(Gzip, the_log_shows_the_ratio) {
  Site site("access_log access.log r;", "log_format r '$uri $gzip_ratio';");
  cr_expect(isPacked(site.ask("/a.html"), textOf(5000)));
  get(site.port(), "/a.html");
  site.growOld();
  HttpResponse packed = site.ask("/a.html");
  packed = site.ask("/a.html");
  const long hundredths = (5000L * 1000 / static_cast<long>(packed.body.size()) + 5) / 10;
  std::string ratio = std::to_string(hundredths);
  ratio.insert(ratio.size() - 2, ".");
  const std::string expected =
      "/a.html " + ratio + "\n/a.html -\n/a.html " + ratio + "\n/a.html " + ratio + "\n";
  cr_expect(eventually([&] { return site.dir.read("access.log") == expected; }), "%s",
            site.dir.read("access.log").c_str());
}

Test(Gzip, at_most_64_at_once) {
  Site site("location = /status { status; }");
  site.dir.write("html/large.html", textOf(60000000));
  std::vector<std::unique_ptr<Client> > clients;
  int packed = 0;
  for (int i = 0; i < 65; ++i) {
    clients.emplace_back(new Client(site.port()));
    clients.back()->send(std::string("GET /large.html HTTP/1.1\r\nHost: h\r\n") + kGzip + "\r\n");
    packed += clients.back()->receiveHead().count("Content-Encoding");
  }
  cr_expect_eq(packed, 64);
  const std::string status = get(site.port(), "/status").body;
  cr_expect(status.find("\"gzip\": {\n\"running\": 64,\n\"left_plain\": 1}") != std::string::npos,
            "%s", status.c_str());
  cr_expect_lt(site.server->residentKiB(), (kSanitized ? 200 : 45) * 1024);
  clients.clear();
  cr_expect(eventually([&] { return isPacked(site.ask("/a.html"), textOf(5000)); }));
}

Test(Gzip, clients_that_leave_midway_return_their_encoders) {
  Site site("");
  for (int i = 0; i < 100; ++i) {
    Client client(site.port());
    client.send(std::string("GET /long.html HTTP/1.1\r\nHost: h\r\n") + kGzip + "\r\n");
    cr_assert_eq(client.receiveHead().field("Content-Encoding"), "gzip");
    client.reset();
  }
  cr_expect(isPacked(site.ask("/long.html"), textOf(3000000)));
}

Test(Gzip, requests_follow_each_other_on_a_connection) {
  Site site("");
  Client client(site.port());
  std::string bytes;
  for (const char* target : {"/a.html", "/tiny.html", "/long.html", "/a.html"})
    bytes += std::string("GET ") + target + " HTTP/1.1\r\nHost: h\r\n" + kGzip + "\r\n";
  client.send(bytes);
  cr_expect(isPacked(client.receive(), textOf(5000)));
  cr_expect(isPlain(client.receive(), "tiny"));
  cr_expect(isPacked(client.receive(), textOf(3000000)));
  cr_expect(isPacked(client.receive(), textOf(5000)));
}

Test(Gzip, a_large_file_delays_nobody_else) {
  Site site("", "gzip_comp_level 6;");
  site.dir.write("html/huge.html", textOf(100 << 20));
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back(new Client(site.port()));
    clients.back()->send(std::string("GET /huge.html HTTP/1.1\r\nHost: h\r\n") + kGzip + "\r\n");
    cr_assert_eq(clients.back()->receiveHead().field("Content-Encoding"), "gzip");
  }
  Client other(site.port());
  double slowest = 0;
  int slow = 0;
  for (int i = 0; i < 200; ++i) {
    const auto start = std::chrono::steady_clock::now();
    other.send("GET /tiny.html HTTP/1.1\r\nHost: h\r\n\r\n");
    cr_assert_eq(other.receive().body, "tiny");
    slowest = std::max(slowest, secondsOf(start));
    slow += secondsOf(start) > 0.01;
    clients[0]->discard(16 * 1024);
  }
  cr_expect_leq(slow, kSanitized ? 200 : 10, "%d took more than 10 ms, one %f s", slow, slowest);
}
