// Directory listings for browsers, programs and clients that leave early.
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <algorithm>
#include <memory>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

const char kListed[] = "server { listen 127.0.0.1:0; root html; autoindex on; }";

// Returns the links of a page in order, without "../".
std::vector<std::string> linksOf(const std::string& page) {
  const std::string start = "<a href=\"";
  std::vector<std::string> links;
  for (std::size_t at = 0; (at = page.find(start, at)) != std::string::npos;) {
    at += start.size();
    links.push_back(page.substr(at, page.find('"', at) - at));
  }
  cr_assert(!links.empty() && links[0] == "../");
  links.erase(links.begin());
  return links;
}

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

void date(const TempDir& dir, const std::string& name) {
  utimbuf times = {784111777, 784111777};
  cr_assert_eq(utime(dir.path(name).c_str(), &times), 0);
}

// Makes empty files whose names have the same length and no order. Most are hard links, which cost
// less.
void writeMany(const TempDir& dir, const std::string& where, int count) {
  const int kMostLinks = 50000;
  std::string first;
  for (int i = 0; i < count; ++i) {
    std::string name = where + "/f" + std::to_string(100000 + i * 7919L % count);
    if (i % kMostLinks == 0)
      first = dir.write(name, "");
    else
      cr_assert_eq(link(first.c_str(), dir.path(name).c_str()), 0);
  }
}

}  // namespace

Test(Autoindex, every_link_reaches_its_file) {
  const std::vector<std::string> names = {"plain.txt",
                                          "with space",
                                          "100%",
                                          "%41",
                                          "a?b=c",
                                          "a#b",
                                          "it's",
                                          "quo\"te",
                                          "<b>&amp;<b>",
                                          "a:b",
                                          "http:",
                                          "new\nline",
                                          "tab\t",
                                          "cr\rx",
                                          "\x01\x1b",
                                          "del\x7f",
                                          "back\\slash",
                                          "semi;colon",
                                          "plus+",
                                          "at@",
                                          "[1]{2}",
                                          "~tilde",
                                          "|^`",
                                          "\xc3\xa9",
                                          "\xff\xfe",
                                          "\xe6\x97",
                                          "..two",
                                          "a..",
                                          " ",
                                          "-",
                                          "javascript:alert(1)",
                                          std::string(255, 'x'),
                                          "\xe6\x97\xa5\xe6\x9c\xac"};
  TempDir dir;
  for (const std::string& name : names) {
    dir.write("html/" + name, "content of " + name);
    dir.write("html/dir " + name.substr(0, 250) + "/inside", "inside " + name);
  }
  ServerProcess server(dir, kListed);
  std::vector<std::string> links = linksOf(get(server.port(), "/").body);
  std::vector<std::string> found, expected;
  for (const std::string& link : links) {
    std::string page = get(server.port(), "/" + link).body;
    if (endsWith(link, "/")) page = get(server.port(), "/" + link + linksOf(page).at(0)).body;
    found.push_back(page);
  }
  for (const std::string& name : names) {
    if (name[0] != '.') expected.push_back("content of " + name);
    expected.push_back("inside " + name);
  }
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  cr_assert(found == expected);
}

Test(Autoindex, lines_equal_those_of_nginx) {
  TempDir dir;
  dir.write("html/sub/b.txt", std::string(12345, 'b'));
  dir.write("html/sub/a & b", "");
  dir.write("html/sub/.hidden", "");
  dir.mkdir("html/sub/z");
  for (const char* name : {"b.txt", "a & b", "z"})
    date(dir, std::string("html/sub/") + name);
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; autoindex on;"
                       "location /rounded/ { alias html/sub/; autoindex_exact_size off; } }");
  HttpResponse response = get(server.port(), "/sub/");
  cr_assert_eq(response.status, 200);
  cr_assert(response.field("Content-Type") == "text/html");
  const std::string pad(39, ' ');
  cr_assert(response.body.find("<hr><pre><a href=\"../\">../</a>\r\n"
                               "<a href=\"z/\">z/</a>       " +
                               pad +
                               "   06-Nov-1994 08:49                   -\r\n"
                               "<a href=\"a%20%26%20b\">a &amp; b</a>   " +
                               pad +
                               "    06-Nov-1994 08:49                   0\r\n"
                               "<a href=\"b.txt\">b.txt</a>   " +
                               pad + "    06-Nov-1994 08:49               12345\r\n</pre><hr>") !=
                std::string::npos,
            "%s", response.body.c_str());
  std::string rounded = get(server.port(), "/rounded/").body;
  cr_assert(rounded.find("06-Nov-1994 08:49     12K\r\n") != std::string::npos);
  cr_assert(rounded.find("<h1>Index of /rounded/</h1>") != std::string::npos);
}

Test(Autoindex, json_and_xml_for_programs) {
  TempDir dir;
  dir.write("html/b", "12345");
  dir.mkdir("html/a");
  date(dir, "html/a");
  date(dir, "html/b");
  ServerProcess server(dir,
                       "autoindex on; server { listen 127.0.0.1:0;"
                       "location /j/ { alias html/; autoindex_format json; }"
                       "location /x/ { alias html/; autoindex_format xml; } }");
  HttpResponse json = get(server.port(), "/j/");
  cr_assert(json.field("Content-Type") == "application/json");
  cr_assert(json.body ==
            "[\r\n{ \"name\":\"a\", \"type\":\"directory\", "
            "\"mtime\":\"Sun, 06 Nov 1994 08:49:37 GMT\" },\r\n"
            "{ \"name\":\"b\", \"type\":\"file\", "
            "\"mtime\":\"Sun, 06 Nov 1994 08:49:37 GMT\", \"size\":5 }\r\n]");
  HttpResponse xml = get(server.port(), "/x/");
  cr_assert(xml.field("Content-Type") == "text/xml; charset=utf-8");
  cr_assert(xml.body ==
            "<?xml version=\"1.0\"?>\r\n<list>\r\n"
            "<directory mtime=\"1994-11-06T08:49:37Z\">a</directory>\r\n"
            "<file mtime=\"1994-11-06T08:49:37Z\" size=\"5\">b</file>\r\n</list>\r\n");
}

Test(Autoindex, index_files_come_first) {
  TempDir dir;
  dir.write("html/a/index.html", "index");
  dir.write("html/b/other.html", "other");
  ServerProcess server(dir, kListed);
  cr_assert(get(server.port(), "/a/").body == "index");
  cr_assert(linksOf(get(server.port(), "/b/").body) == std::vector<std::string>{"other.html"});
}

Test(Autoindex, only_locations_with_autoindex_list_directories) {
  TempDir dir;
  dir.write("html/file", "x");
  dir.mkdir("html/secret");
  dir.mkdir("html/open");
  cr_assert_eq(symlink("loop", dir.path("html/loop").c_str()), 0);
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; autoindex on;"
                       "location /secret/ { autoindex off; } }");
  cr_assert_eq(get(server.port(), "/open/").status, 200);
  cr_assert_eq(get(server.port(), "/open").status, 301);
  cr_assert_eq(get(server.port(), "/secret/").status, 403);
  cr_assert_eq(get(server.port(), "/missing/").status, 404);
  cr_assert_eq(get(server.port(), "/file/").status, 404);
  cr_assert_eq(get(server.port(), "/loop/").status, 403);
  cr_assert_eq(request(server.port(), "POST", "/open/").status, 405);
  cr_assert_eq(request(server.port(), "POST", "/secret/").status, 403);
  HttpResponse deleted = request(server.port(), "DELETE", "/open/");
  cr_assert_eq(deleted.status, 405);
  cr_assert(deleted.field("Allow") == "GET, HEAD, OPTIONS", "%s", deleted.field("Allow").c_str());
}

Test(Autoindex, a_directory_that_may_not_be_read_is_forbidden) {
  if (geteuid() == 0) cr_skip_test("root may read everything");
  TempDir dir;
  cr_assert_eq(chmod(dir.mkdir("html/closed").c_str(), 0311), 0);
  ServerProcess server(dir, kListed);
  cr_assert_eq(get(server.port(), "/closed/").status, 403);
  chmod(dir.path("html/closed").c_str(), 0755);
}

Test(Autoindex, head_is_get_without_the_body) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kListed);
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    HttpResponse head = client.receive(true);
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    HttpResponse got = client.receive();
    cr_assert(got.complete);
    cr_assert_eq(head.status, 200);
    cr_assert_eq(head.count("Content-Length"), 0);
    cr_assert_eq(head.fields.size(), got.fields.size());
    for (const char* name : {"Content-Type", "Transfer-Encoding", "Connection"})
      cr_assert(head.field(name) == got.field(name), "%s", name);
  }
}

Test(Autoindex, a_listing_has_no_validators) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kListed);
  const std::string date = "Sun, 06 Nov 1994 08:49:37 GMT\r\n";
  cr_assert_eq(get(server.port(), "/", "If-Modified-Since: " + date).status, 200);
  cr_assert_eq(get(server.port(), "/", "If-Unmodified-Since: " + date).status, 200);
  cr_assert_eq(get(server.port(), "/", "If-None-Match: \"x\"\r\n").status, 200);
  cr_assert_eq(get(server.port(), "/", "If-None-Match: *\r\n").status, 304);
  cr_assert_eq(get(server.port(), "/", "If-Match: *\r\n").status, 200);
  cr_assert_eq(get(server.port(), "/", "If-Match: \"x\"\r\n").status, 412);
  HttpResponse response = get(server.port(), "/", "Range: bytes=0-1\r\n");
  cr_assert_eq(response.status, 200);
  for (const char* name : {"ETag", "Last-Modified", "Accept-Ranges", "Content-Length"})
    cr_assert_eq(response.count(name), 0, "%s", name);
}

Test(Autoindex, http_1_0_listings_end_with_the_connection) {
  TempDir dir;
  dir.write("html/file", "x");
  ServerProcess server(dir, kListed);
  Client client(server.port());
  client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  HttpResponse response = client.receive();
  cr_assert_eq(response.count("Transfer-Encoding"), 0);
  cr_assert(response.field("Connection") == "close");
  cr_assert(endsWith(response.body, "</html>\n"));
  cr_assert(linksOf(response.body) == std::vector<std::string>{"file"});
}

Test(Autoindex, the_charset_directive_applies_to_listings) {
  TempDir dir;
  dir.mkdir("html");
  ServerProcess server(dir, std::string("charset utf-8; ") + kListed);
  cr_assert(get(server.port(), "/").field("Content-Type") == "text/html; charset=utf-8");
}

Test(Autoindex, an_alias_needs_no_slash_at_its_end) {
  TempDir dir;
  dir.write("files/one", "1");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0;"
                       "location /a/ { alias files; autoindex on; autoindex_format json; } }");
  cr_assert(get(server.port(), "/a/").body.find("\"name\":\"one\"") != std::string::npos);
}

// Only the names take memory, and other clients get their responses meanwhile.
Test(Autoindex, a_hundred_thousand_entries_are_streamed) {
  TempDir dir;
  dir.write("html/small", "small");
  const int kMany = 100000;
  writeMany(dir, "html/many", kMany);
  ServerProcess server(dir, kListed);
  Client other(server.port());
  other.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
  other.receive();
  const long before = server.residentKiB();
  Client client(server.port());
  client.send("GET /many/ HTTP/1.0\r\n\r\n");
  std::string page;
  for (std::string piece; !(piece = client.read(1 << 20)).empty(); page += piece) {
    other.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
    cr_assert(other.receive().body == "small");
    if (!kSanitized) cr_assert_lt(server.residentKiB() - before, 8 * 1024);
  }
  std::vector<std::string> links = linksOf(page);
  cr_assert_eq(links.size(), static_cast<std::size_t>(kMany));
  for (int i = 0; i < kMany; ++i)
    cr_assert(links[i] == "f" + std::to_string(100000 + i));
}

Test(Autoindex, clients_that_leave_early_leave_nothing_behind) {
  TempDir dir;
  dir.write("html/small", "small");
  writeMany(dir, "html/many", 20000);
  ServerProcess server(dir, kListed);
  cr_assert_eq(get(server.port(), "/small").status, 200);
  const int before = server.descriptors();
  for (int round = 0; round < 12; ++round) {
    std::vector<std::unique_ptr<Client> > clients;
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back(new Client(server.port()));
      clients.back()->send("GET /many/ HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    clients[0]->read(round * 50000);
    clients[1]->reset();
  }
  cr_assert(eventually([&] { return server.descriptors() <= before; }));
  cr_assert(get(server.port(), "/small").body == "small");
}

Test(Autoindex, a_readme_is_shown_where_a_get_would_send_it) {
  TempDir dir;
  const std::string text = "the text of it";
  for (const char* where : {"html/open", "html/denied", "html/script", "html/tried"})
    dir.write(std::string(where) + "/README.md", text);
  dir.write("html/second/README.txt", text);
  dir.mkdir("html/directory/README.md");
  dir.write("html/large/README.md", std::string(100000, 'x') + "end");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; autoindex on;"
                       "location ~ ^/denied/README { deny all; }"
                       "location /script/ { cgi .md /bin/cat; }"
                       "location /tried/ { try_files $uri $uri/ =404; } }");
  auto shows = [&](const std::string& target) {
    HttpResponse response = get(server.port(), target);
    cr_assert_eq(response.status, 200);
    return response.body.find("<section>") != std::string::npos;
  };
  cr_assert(shows("/open/"));
  cr_assert(get(server.port(), "/second/").body.find("<pre>\n" + text) != std::string::npos);
  cr_assert_not(shows("/denied/"));
  cr_assert_not(shows("/script/"));
  cr_assert_not(shows("/directory/"));
  cr_assert_not(shows("/"));
  std::string large = get(server.port(), "/large/").body;
  cr_assert_eq(std::count(large.begin() + static_cast<long>(large.find("<section>")),
                          large.begin() + static_cast<long>(large.find("</section>")), 'x'),
               64 * 1024);
}

Test(Autoindex, a_form_where_uploads_go_into_the_directory_shown) {
  TempDir dir;
  dir.mkdir("html/up/sub");
  dir.mkdir("html/deep/sub");
  dir.mkdir("html/read");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; autoindex on;"
                       "location /up/ { upload_store html/up; methods GET POST DELETE; }"
                       "location /deep/ { upload_store html$uri; dav_methods DELETE;"
                       "  limit_except GET POST { deny all; } }"
                       "location /read/ { upload_store html/read; methods GET; } }");
  auto has = [&](const std::string& target, const std::string& text) {
    return get(server.port(), target).body.find(text) != std::string::npos;
  };
  cr_assert(has("/up/", "<form") && has("/up/", "<body data-delete>"));
  cr_assert(!has("/up/sub/", "<form") && has("/up/sub/", "<body data-delete>"));
  cr_assert(has("/deep/", "<form") && !has("/deep/", "<body data-delete>"));
  cr_assert(has("/deep/sub/", "<form"));
  cr_assert(!has("/read/", "<form") && !has("/read/", "<body data-delete>"));
}
