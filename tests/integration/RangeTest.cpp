// Parts of files: one range, several or none, and the conditions for them.
#include <criterion/criterion.h>
#include <unistd.h>
#include <utime.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kPlain[] = "server { listen 127.0.0.1:0; root html; }";

static std::string pattern(size_t size) {
  std::string content;
  for (size_t i = 0; i < size; ++i)
    content += static_cast<char>('a' + i * 31 % 26);
  return content;
}

static HttpResponse range(int port, const std::string& target, const std::string& value) {
  return get(port, target, "Range: " + value + "\r\n");
}

Test(Range, one_of_a_small_and_of_a_large_file) {
  TempDir dir;
  ServerProcess server(dir, kPlain);
  for (size_t size : {1000u, 1000000u}) {
    std::string content = pattern(size);
    dir.write("html/f", content);
    struct {
      const char* field;
      size_t first, count;
    } cases[] = {{"bytes=0-0", 0, 1},
                 {"bytes=10-19", 10, 10},
                 {"bytes=990-", 990, size - 990},
                 {"bytes=-5", size - 5, 5},
                 {"bytes=500-99999999", 500, size - 500},
                 {"BYTES=1-1", 1, 1}};
    for (const auto& one : cases) {
      HttpResponse response = range(server.port(), "/f", one.field);
      cr_assert_eq(response.status, 206, "%s: %d", one.field, response.status);
      cr_assert(response.body == content.substr(one.first, one.count), "%s", one.field);
      std::string expected = "bytes " + std::to_string(one.first) + "-" +
                             std::to_string(one.first + one.count - 1) + "/" + std::to_string(size);
      cr_assert(response.field("Content-Range") == expected);
    }
  }
}

Test(Range, several_as_multipart) {
  TempDir dir;
  std::string content = pattern(300000);
  dir.write("html/f.txt", content);
  ServerProcess server(dir, kPlain);
  HttpResponse response = range(server.port(), "/f.txt", "bytes=0-9,200000-299998,-1");
  cr_assert_eq(response.status, 206);
  std::string type = response.field("Content-Type");
  cr_assert_eq(type.find("multipart/byteranges; boundary="), 0u);
  std::string dash = "\r\n--" + type.substr(type.find('=') + 1);
  auto part = [&](size_t first, size_t count) {
    return dash + "\r\nContent-Type: text/plain\r\nContent-Range: bytes " + std::to_string(first) +
           "-" + std::to_string(first + count - 1) + "/300000\r\n\r\n" +
           content.substr(first, count);
  };
  std::string expected = part(0, 10) + part(200000, 99999) + part(299999, 1) + dash + "--\r\n";
  cr_assert(response.complete);
  cr_assert(response.body == expected);
}

Test(Range, an_unsatisfiable_range_of_a_file_has_the_fields_of_add_header) {
  TempDir dir;
  dir.write("html/f", pattern(100));
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; add_header X-A b; expires 1h;"
                       " add_header X-B c always; add_header ETag '\"own\"';"
                       " location /said { add_header X-A b; return 416; } }");
  HttpResponse response = range(server.port(), "/f", "bytes=100-");
  cr_expect(response.status == 416 && response.field("X-A") == "b");
  cr_expect_eq(response.count("X-B"), 1);
  for (const char* name : {"ETag", "Last-Modified", "Expires", "Cache-Control"})
    cr_expect_eq(response.count(name), 0, "%s", name);
  cr_expect_eq(get(server.port(), "/f", "If-Match: \"x\"\r\n").count("X-A"), 0);
  response = range(server.port(), "/said", "bytes=100-");
  cr_expect(response.status == 416 && response.count("X-A") == 0);
}

Test(Range, unsatisfiable_ranges_are_416_and_malformed_ones_are_ignored) {
  TempDir dir;
  dir.write("html/f", pattern(100));
  ServerProcess server(dir, kPlain);
  for (const char* field : {"bytes=100-", "bytes=200-300", "bytes=-0", "bytes=5-2", "bytes=x"}) {
    HttpResponse response = range(server.port(), "/f", field);
    cr_assert_eq(response.status, 416, "%s: %d", field, response.status);
    cr_assert(response.field("Content-Range") == "bytes */100");
  }
  for (const char* field : {"lines=1-2", "bytes=0-99,0-99"}) {
    HttpResponse response = range(server.port(), "/f", field);
    cr_assert_eq(response.status, 200, "%s: %d", field, response.status);
    cr_assert_eq(response.body.size(), 100u);
  }
  HttpResponse head = request(server.port(), "HEAD", "/f", "Range: bytes=1-2\r\n");
  cr_assert_eq(head.status, 200);
  cr_assert(head.field("Content-Length") == "100");
  cr_assert(get(server.port(), "/f").field("Accept-Ranges") == "bytes");
}

Test(Range, max_ranges_limits_and_turns_off) {
  TempDir dir;
  dir.write("html/f", pattern(100));
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; max_ranges 2;"
                       " location = /off { max_ranges 0; alias html/f; } }");
  cr_assert_eq(range(server.port(), "/f", "bytes=0-0,2-2").status, 206);
  cr_assert_eq(range(server.port(), "/f", "bytes=0-0,2-2,4-4").status, 200);
  HttpResponse off = range(server.port(), "/off", "bytes=0-0");
  cr_assert_eq(off.status, 200);
  cr_assert_eq(off.count("Accept-Ranges"), 0);
}

Test(Range, if_range_both_ways) {
  TempDir dir;
  dir.write("html/f", pattern(100));
  utimbuf old = {784111777, 784111777};
  utime(dir.path("html/f").c_str(), &old);
  ServerProcess server(dir, kPlain);
  std::string etag = get(server.port(), "/f").field("ETag");
  struct {
    std::string value;
    int status;
  } cases[] = {{etag, 206},
               {"\"other\"", 200},
               {"W/" + etag, 200},
               {"Sun, 06 Nov 1994 08:49:37 GMT", 206},
               {"Sun, 06 Nov 1994 08:49:38 GMT", 200}};
  for (const auto& one : cases) {
    HttpResponse response =
        get(server.port(), "/f", "Range: bytes=0-0\r\nIf-Range: " + one.value + "\r\n");
    cr_assert_eq(response.status, one.status, "%s: %d", one.value.c_str(), response.status);
  }
}

Test(Range, far_into_a_sparse_file) {
  TempDir dir;
  dir.write("html/f", "");
  const off_t size = 10L << 30;
  cr_assert_eq(truncate(dir.path("html/f").c_str(), size), 0);
  ServerProcess server(dir, kPlain);
  HttpResponse response = range(server.port(), "/f", "bytes=9999999999-10000000998");
  cr_assert_eq(response.status, 206);
  cr_assert(response.body == std::string(1000, '\0'));
  response = range(server.port(), "/f", "bytes=1-1,9999999999-9999999999");
  cr_assert_eq(response.status, 206);
  cr_assert(response.complete);
}

Test(Range, preconditions_come_first) {
  TempDir dir;
  dir.write("html/f", pattern(100));
  ServerProcess server(dir, kPlain);
  std::string etag = get(server.port(), "/f").field("ETag");
  cr_assert_eq(get(server.port(), "/f", "If-Match: \"x\"\r\n").status, 412);
  cr_assert_eq(get(server.port(), "/f", "If-Match: \"x\", " + etag + "\r\n").status, 200);
  cr_assert_eq(get(server.port(), "/f", "If-Match: *\r\n").status, 200);
  cr_assert_eq(get(server.port(), "/f", "If-None-Match: W/" + etag + "\r\n").status, 304);
  cr_assert_eq(
      get(server.port(), "/f", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n").status,
      412);
  cr_assert_eq(
      get(server.port(), "/f", "Range: bytes=0-0\r\nIf-None-Match: " + etag + "\r\n").status, 304);
}
