// Responses in another charset than that of their files.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kMaps[] =
    "charset_map koi8-r utf-8 { C1 D0B0; 80 E282AC; } charset_map koi8-r windows-1251 { C1 E0; }";

static std::string siteOf(const std::string& text) {
  return std::string(kMaps) + " server { listen 127.0.0.1:0; root html; " + text + " }";
}

Test(Charset, files_are_converted_to_utf8) {
  TempDir dir;
  dir.write("html/a.html", "x\xc1\x80");
  ServerProcess server(dir, siteOf("source_charset koi8-r; charset utf-8;"));
  HttpResponse response = get(server.port(), "/a.html", "Range: bytes=1-2\r\n");
  cr_expect_eq(response.status, 200, "a part of a converted file makes no sense");
  cr_expect_eq(response.field("Content-Type"), "text/html; charset=utf-8");
  cr_expect_eq(response.field("Content-Length"), "");
  cr_expect_eq(response.field("Accept-Ranges"), "");
  cr_expect_eq(response.body, "x\xd0\xb0\xe2\x82\xac");
  HttpResponse head = request(server.port(), "HEAD", "/a.html");
  cr_expect_eq(head.field("Content-Type"), "text/html; charset=utf-8");
  cr_expect_eq(head.field("Content-Length"), "");
}

Test(Charset, large_files_are_converted_as_they_are_read) {
  TempDir dir;
  std::string text, expected;
  for (int i = 0; i < 300000; ++i) {
    text += "\xd0\xb0\xe2\x82\xac\xd0\xb1";
    expected += "\xc1\x80&#1073;";
  }
  dir.write("html/a.html", text);
  ServerProcess server(dir, siteOf("source_charset utf-8; charset koi8-r;"));
  cr_expect(get(server.port(), "/a.html").body == expected);
}

Test(Charset, ranges_work_where_the_length_stays) {
  TempDir dir;
  dir.write("html/a.html", "x\xc1\x80z");
  ServerProcess server(dir, siteOf("source_charset koi8-r; charset windows-1251;"));
  HttpResponse response = get(server.port(), "/a.html", "Range: bytes=1-2\r\n");
  cr_expect_eq(response.status, 206);
  cr_expect_eq(response.body, "\xe0?");
}

Test(Charset, only_listed_types_get_one) {
  TempDir dir;
  dir.write("html/a.html", "x");
  dir.write("html/a.css", "x");
  dir.write("html/a.json", "x");
  ServerProcess server(dir, siteOf("charset utf-8; charset_types text/css;"
                                   " location /any/ { alias html/; charset_types *; }"
                                   " location /off/ { alias html/; charset off; }"));
  cr_expect_eq(get(server.port(), "/a.html").field("Content-Type"), "text/html; charset=utf-8");
  cr_expect_eq(get(server.port(), "/a.css").field("Content-Type"), "text/css; charset=utf-8");
  cr_expect_eq(get(server.port(), "/a.json").field("Content-Type"), "application/json");
  cr_expect_eq(get(server.port(), "/any/a.json").field("Content-Type"),
               "application/json; charset=utf-8");
  cr_expect_eq(get(server.port(), "/off/a.html").field("Content-Type"), "text/html");
}

Test(Charset, a_script_may_name_its_own) {
  TempDir dir;
  dir.write("html/a.sh",
            "printf 'Content-Type: text/html; charset=\"KOI8-R\"\\n\\n'; printf 'x\\301'\n");
  ServerProcess server(dir, siteOf("cgi .sh /bin/sh; charset utf-8;"
                                   " location /over/ { alias html/; override_charset on; }"));
  HttpResponse kept = get(server.port(), "/a.sh");
  cr_expect_eq(kept.field("Content-Type"), "text/html; charset=\"KOI8-R\"");
  cr_expect_eq(kept.body, "x\xc1");
  HttpResponse over = get(server.port(), "/over/a.sh");
  cr_expect_eq(over.field("Content-Type"), "text/html; charset=utf-8");
  cr_expect_eq(over.body, "x\xd0\xb0");
}

Test(Charset, without_a_map_the_text_stays) {
  TempDir dir;
  dir.write("html/a.html", "x\xc1");
  ServerProcess server(dir,
                       "error_log error.log; " + siteOf("source_charset koi8-r; charset $arg_c;"));
  HttpResponse response = get(server.port(), "/a.html?c=other");
  cr_expect_eq(response.field("Content-Type"), "text/html");
  cr_expect_eq(response.body, "x\xc1");
  cr_expect_eq(get(server.port(), "/a.html?c=KOI8-R").field("Content-Type"),
               "text/html; charset=KOI8-R");
  server.stop();
  std::string errors = dir.read("error.log");
  std::size_t first =
      errors.find("no \"charset_map\" between the charsets \"koi8-r\" and \"other\"");
  cr_assert_neq(first, std::string::npos);
  cr_expect_eq(errors.find("charset_map", first + 10), std::string::npos, "it is told once");
}
