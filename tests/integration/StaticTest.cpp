// Files, directories and their errors, as a client sees them.
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kPlain[] = "server { listen 127.0.0.1:0; root html; }";

Test(Static, a_file_comes_with_its_fields) {
  TempDir dir;
  dir.write("html/a.html", "<p>hello</p>");
  utimbuf times = {784111777, 784111777};
  utime(dir.path("html/a.html").c_str(), &times);
  ServerProcess server(dir, kPlain);
  HttpResponse response = get(server.port(), "/a.html");
  cr_assert_eq(response.status, 200);
  cr_assert(response.body == "<p>hello</p>");
  cr_assert(response.field("Content-Type") == "text/html");
  cr_assert(response.field("Content-Length") == "12");
  cr_assert(response.field("Last-Modified") == "Sun, 06 Nov 1994 08:49:37 GMT");
  cr_assert(response.field("ETag") == "\"2ebc98a1-c\"", "%s", response.field("ETag").c_str());
  cr_assert(response.field("Server") == "webserv/1.0");
  cr_assert_eq(response.field("Date").size(), 29u);
}

Test(Static, types_depend_on_the_extension) {
  TempDir dir;
  dir.write("html/a.css", "x");
  dir.write("html/a.PNG", "x");
  dir.write("html/a.unknown", "x");
  dir.write("html/plain", "x");
  ServerProcess server(dir,
                       "types { text/css css; image/png png; } default_type application/x-own;"
                       "server { listen 127.0.0.1:0; root html; }");
  cr_assert(get(server.port(), "/a.css").field("Content-Type") == "text/css");
  cr_assert(get(server.port(), "/a.PNG").field("Content-Type") == "image/png");
  cr_assert(get(server.port(), "/a.unknown").field("Content-Type") == "application/x-own");
  cr_assert(get(server.port(), "/plain").field("Content-Type") == "application/x-own");
}

Test(Static, head_is_get_without_the_body) {
  TempDir dir;
  dir.write("html/a.txt", std::string(100000, 'x'));
  dir.write("html/b.txt", "small");
  ServerProcess server(dir, kPlain);
  for (const char* target : {"/a.txt", "/b.txt", "/missing", "/"}) {
    HttpResponse got = get(server.port(), target);
    HttpResponse head = request(server.port(), "HEAD", target);
    cr_assert_eq(head.status, got.status);
    cr_assert(head.body.empty());
    for (const char* name : {"Content-Type", "Content-Length", "ETag", "Last-Modified"})
      cr_assert(head.field(name) == got.field(name), "%s of %s", name, target);
  }
}

Test(Static, an_empty_file_is_an_empty_response) {
  TempDir dir;
  dir.write("html/empty", "");
  ServerProcess server(dir, kPlain);
  HttpResponse response = get(server.port(), "/empty");
  cr_assert_eq(response.status, 200);
  cr_assert(response.field("Content-Length") == "0");
}

// The sizes are around the largest cached body, the capacity of the output and the size of a block.
Test(Static, every_size_arrives_whole) {
  TempDir dir;
  ServerProcess server(dir, kPlain);
  for (size_t size : {1, 4095, 4096, 65535, 65536, 65537, 69632, 131072, 131073, 1000000}) {
    std::string content;
    for (size_t i = 0; i < size; ++i)
      content += static_cast<char>('a' + i * 7 % 26);
    dir.write("html/file", content);
    for (int twice = 0; twice < 2; ++twice) {
      HttpResponse response = get(server.port(), "/file");
      cr_assert(response.complete);
      cr_assert(response.body == content, "%zu bytes", size);
    }
  }
}

Test(Static, ten_gibibytes_in_constant_memory) {
  TempDir dir;
  dir.write("html/sparse", "");
  const off_t size = 10L * 1024 * 1024 * 1024;
  cr_assert_eq(truncate(dir.path("html/sparse").c_str(), size), 0);
  ServerProcess server(dir, kPlain);
  HttpResponse head = request(server.port(), "HEAD", "/sparse");
  cr_assert(head.field("Content-Length") == std::to_string(size));
  long before = server.residentKiB();
  Client client(server.port());
  client.send("GET /sparse HTTP/1.1\r\nHost: x\r\n\r\n");
  client.receiveHead();
  cr_assert_eq(client.discard(500u << 20), 500u << 20);
  if (!kSanitized) cr_assert_lt(server.residentKiB() - before, 2048);
}

// While one client reads a large file as fast as it can, another gets its responses at once.
Test(Static, a_large_download_stalls_nobody) {
  TempDir dir;
  dir.write("html/small", "x");
  dir.write("html/sparse", "");
  cr_assert_eq(truncate(dir.path("html/sparse").c_str(), 1L << 32), 0);
  ServerProcess server(dir, kPlain);
  Client greedy(server.port());
  greedy.send("GET /sparse HTTP/1.1\r\nHost: x\r\n\r\n");
  greedy.receiveHead();
  Client other(server.port());
  for (int i = 0; i < 20; ++i) {
    greedy.discard(5 << 20);
    other.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
    cr_assert_eq(other.receive().status, 200);
  }
}

Test(Static, a_directory_without_its_slash_is_redirected) {
  TempDir dir;
  dir.mkdir("html/a b");
  ServerProcess server(dir, kPlain);
  HttpResponse response = get(server.port(), "/a%20b?x=1");
  cr_assert_eq(response.status, 301);
  std::string expected = "http://x:" + std::to_string(server.port()) + "/a%20b/?x=1";
  response = request(server.port(), "GET /a%20b?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(response.field("Location") == expected, "%s", response.field("Location").c_str());
}

Test(Static, index_files_are_tried_in_their_order) {
  TempDir dir;
  dir.write("html/a/second.html", "second");
  dir.write("html/b/first.html", "first");
  dir.write("html/b/second.html", "second");
  dir.mkdir("html/c");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; index first.html second.html; }");
  cr_assert(get(server.port(), "/a/").body == "second");
  cr_assert(get(server.port(), "/b/").body == "first");
  cr_assert_eq(get(server.port(), "/c/").status, 403);
  cr_assert_eq(get(server.port(), "/d/").status, 404);
}

Test(Static, a_missing_file_is_not_found) {
  TempDir dir;
  dir.write("html/file", "x");
  mkfifo(dir.path("html/fifo").c_str(), 0600);
  ServerProcess server(dir, kPlain);
  cr_assert_eq(get(server.port(), "/missing").status, 404);
  cr_assert_eq(get(server.port(), "/file/").status, 404);
  cr_assert_eq(get(server.port(), "/file/more").status, 404);
  cr_assert_eq(get(server.port(), "/fifo").status, 404);
  cr_assert_eq(get(server.port(), "/" + std::string(3000, 'a')).status, 404);
}

// The cache keeps no file that changed within the last two seconds, so the test waits longer.
Test(Static, a_file_that_shrinks_ends_the_connection) {
  TempDir dir;
  dir.write("html/file", std::string(40 << 20, 'x'));
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send("GET /file HTTP/1.1\r\nHost: x\r\n\r\n");
  HttpResponse response = client.receiveHead();
  cr_assert_eq(truncate(dir.path("html/file").c_str(), 1000), 0);
  client.receiveBody(response);
  cr_assert_not(response.complete);
  dir.write("html/ok", "fine");
  cr_assert(get(server.port(), "/ok").body == "fine");
}

Test(Static, extreme_modification_times) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kPlain);
  for (time_t when : {-1L, -2L, -2147483648L, 300000000000L}) {
    utimbuf times = {when, when};
    utime(dir.path("html/file").c_str(), &times);
    HttpResponse response = get(server.port(), "/file");
    cr_assert_eq(response.status, 200);
    std::string date = response.field("Last-Modified");
    cr_assert_eq(date.size(), 29u, "%s", date.c_str());
    std::string etag = response.field("ETag");
    cr_assert_eq(etag.find_first_not_of("\"-0123456789abcdef"), std::string::npos, "%s",
                 etag.c_str());
  }
}

Test(Static, unchanged_is_304) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kPlain);
  HttpResponse first = get(server.port(), "/file");
  for (std::string field : {"If-None-Match: " + first.field("ETag"),
                            "If-Modified-Since: " + first.field("Last-Modified")}) {
    HttpResponse again = get(server.port(), "/file", field + "\r\n");
    cr_assert_eq(again.status, 304);
    cr_assert(again.body.empty());
    cr_assert_eq(again.count("Content-Length"), 0);
    cr_assert(again.field("ETag") == first.field("ETag"));
  }
}

static const char kAllMethods[] = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

Test(Static, methods_that_a_file_does_not_accept) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kPlain);
  for (const char* method : {"POST", "PUT", "DELETE"}) {
    HttpResponse response = request(server.port(), method, "/file");
    cr_assert_eq(response.status, 405);
    cr_assert(response.field("Allow") == "GET, HEAD, OPTIONS", "%s",
              response.field("Allow").c_str());
  }
  cr_assert_eq(request(server.port(), "POST", "/missing").status, 404);
  cr_assert_eq(request(server.port(), "BREW", "/file").status, 501);
  for (const char* line : {"TRACE /file", "CONNECT a.b:443"}) {
    HttpResponse refused =
        request(server.port(), std::string(line) + " HTTP/1.1\r\nHost: a.b:443\r\n\r\n");
    cr_assert_eq(refused.status, 405);
    cr_assert(refused.field("Allow") == kAllMethods);
    cr_assert(refused.field("Connection") == "close");
  }
  HttpResponse star = request(server.port(), "OPTIONS", "*");
  cr_assert_eq(star.status, 204);
  cr_assert(star.field("Allow") == kAllMethods);
  HttpResponse options = request(server.port(), "OPTIONS", "/file");
  cr_assert_eq(options.status, 204);
  cr_assert(options.field("Allow") == "GET, HEAD, OPTIONS");
}

Test(Static, nobody_leaves_the_root) {
  TempDir dir;
  dir.write("secret", "secret");
  dir.write("html/a/b", "x");
  ServerProcess server(dir, kPlain);
  for (const char* target :
       {"/../secret", "/a/../../secret", "/%2e%2e/secret", "/..%2fsecret", "/a/..%2f..%2fsecret",
        "/%2e%2e%2fsecret", "//../secret", "/./../secret", "/a/b/../../../secret", "/..",
        "/%c0%ae%c0%ae/secret", "/\\../secret", "/..%5csecret", "/%00/../../secret"}) {
    HttpResponse response =
        request(server.port(), "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    cr_assert_geq(response.status, 400, "%s: %d", target, response.status);
    cr_assert_eq(response.body.find("secret"), std::string::npos);
  }
}

// Names in UTF-8 and in older encodings, as clients send them and as listings link to them.
Test(Static, names_that_are_not_ascii) {
  TempDir dir;
  const std::string names[] = {"caf\xc3\xa9.txt", "\xd6\xd0\xce\xc4.txt", "\xef\xe8\xf1.txt"};
  for (const std::string& name : names)
    dir.write("html/" + name, name);
  ServerProcess server(dir, "server { listen 127.0.0.1:0; autoindex on; }");
  std::string listing = get(server.port(), "/").body;
  for (const std::string& name : names) {
    cr_assert_eq(get(server.port(), "/" + name).body, name);
    cr_assert_eq(get(server.port(), "/" + name + "#fragment").body, name);
    std::string escaped;
    for (unsigned char c : name) {
      char text[4];
      std::snprintf(text, sizeof text, c < 0x80 ? "%c" : "%%%02X", c);
      escaped += text;
    }
    cr_assert_neq(listing.find(escaped), std::string::npos, "%s", escaped.c_str());
    cr_assert_eq(get(server.port(), "/" + escaped).body, name);
  }
}

// The tag does not depend on the age of the file, and tells apart two files of one second.
Test(Static, a_new_file_has_a_strong_tag) {
  TempDir dir;
  dir.write("html/file", "one");
  ServerProcess server(dir, kPlain);
  std::string first = get(server.port(), "/file").field("ETag");
  HttpResponse part =
      get(server.port(), "/file", "Range: bytes=0-0\r\nIf-Range: " + first + "\r\n");
  cr_assert_eq(part.status, 206);
  dir.write("html/file", "two");
  HttpResponse second = get(server.port(), "/file", "If-None-Match: " + first + "\r\n");
  cr_assert_eq(second.status, 200);
  cr_assert_neq(second.field("ETag"), first);
}
