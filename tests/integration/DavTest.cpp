// PUT and DELETE where a route accepts them.
#include <criterion/criterion.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "harness/UploadSite.hpp"
#include "support/TempDir.hpp"

static const char kDav[] =
    "server { listen 127.0.0.1:0; root www; client_max_body_size 0;"
    "location / { dav_methods PUT DELETE; } }";

static HttpResponse put(int port, const std::string& target, const std::string& body,
                        const std::string& fields = "") {
  return request(port, "PUT", target, fields, body);
}

static HttpResponse del(int port, const std::string& target, const std::string& fields = "") {
  return request(port, "DELETE", target, fields);
}

Test(Dav, put_makes_a_file_and_then_replaces_it) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir, kDav);
  std::string content = noise(100000);
  HttpResponse made = put(server.port(), "/a%20b", content);
  cr_assert_eq(made.status, 201);
  std::string where = made.field("Location");
  cr_assert(where.size() > 6 && where.substr(where.size() - 6) == "/a%20b", "%s", where.c_str());
  cr_assert(made.field("Content-Length") == "0");
  cr_assert(get(server.port(), "/a%20b").body == content);
  HttpResponse replaced = put(server.port(), "/a%20b", "short");
  cr_assert_eq(replaced.status, 204);
  cr_assert(replaced.count("Location") == 0);
  cr_assert(get(server.port(), "/a%20b").body == "short");
  cr_assert(namesIn(dir.path("www")) == Names({"a b"}));
}

Test(Dav, put_of_nothing_is_an_empty_file) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir, kDav);
  cr_assert_eq(put(server.port(), "/a", "").status, 201);
  cr_assert_eq(put(server.port(), "/b", "", "Content-Length: 0\r\n").status, 201);
  cr_assert(dir.exists("www/a") && dir.exists("www/b"));
  cr_assert_eq(get(server.port(), "/b").status, 200);
}

Test(Dav, put_of_chunks_and_on_expectation) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir, kDav);
  std::string content = noise(200000);
  Client client(server.port());
  for (int status : {201, 204}) {
    client.send(
        "PUT /f HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
        "Expect: 100-continue\r\n\r\n");
    cr_assert_eq(client.receive().status, 100);
    client.send(chunked(content, 1000));
    cr_assert_eq(client.receive().status, status);
    cr_assert(dir.read("www/f") == content);
  }
}

// The cache must not return the file from before a PUT.
Test(Dav, a_get_right_after_a_put_returns_the_new_file) {
  TempDir dir;
  std::string path = dir.write("www/f", "old");
  utimbuf long_ago = {784111777, 784111777};
  utime(path.c_str(), &long_ago);
  ServerProcess server(dir,
                       "open_file_cache max=100; open_file_cache_valid 60s;"
                       "server { listen 127.0.0.1:0; root www; dav_methods PUT DELETE; }");
  cr_assert(get(server.port(), "/f").body == "old");
  const std::string ask = "GET /f HTTP/1.1\r\nHost: h\r\n\r\n";
  Client client(server.port());
  client.send(ask + "PUT /f HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nnew" + ask +
              "DELETE /f HTTP/1.1\r\nHost: h\r\n\r\n" + ask);
  cr_assert(client.receive().body == "old");
  cr_assert_eq(client.receive().status, 204);
  cr_assert(client.receive().body == "new");
  cr_assert_eq(client.receive().status, 204);
  cr_assert_eq(client.receive().status, 404);
}

Test(Dav, put_where_no_file_can_be) {
  TempDir dir;
  dir.write("www/file", "x");
  dir.write("www/directory/inner", "x");
  ServerProcess server(dir, kDav);
  for (const char* target : {"/missing/f", "/file/f", "/directory", "/directory/", "/new/", "/"})
    cr_assert_eq(put(server.port(), target, "x").status, 409, "%s", target);
  cr_assert_eq(put(server.port(), "/" + std::string(300, 'n'), "x").status, 409);
  cr_assert_eq(put(server.port(), "/../f", "x").status, 400);
  cr_assert_eq(mkfifo(dir.path("www/fifo").c_str(), 0644), 0);
  cr_assert_eq(put(server.port(), "/fifo", "x").status, 403);
  cr_assert(namesIn(dir.path("www")) == Names({"file", "directory", "fifo"}));
  cr_assert(namesIn(dir.path("www/directory")) == Names({"inner"}));
}

Test(Dav, put_of_a_range_is_refused) {
  TempDir dir;
  dir.write("www/f", "old");
  ServerProcess server(dir, kDav);
  HttpResponse response = put(server.port(), "/f", "x", "Content-Range: bytes 0-0/3\r\n");
  cr_assert_eq(response.status, 400);
  cr_assert(response.body.find("The server cannot PUT a part of a file") != std::string::npos);
  cr_assert(dir.read("www/f") == "old");
}

Test(Dav, conditions_are_evaluated) {
  TempDir dir;
  std::string path = dir.write("www/f", "old");
  utimbuf times = {784111777, 784111777};
  utime(path.c_str(), &times);
  ServerProcess server(dir, kDav);
  std::string tag = get(server.port(), "/f").field("ETag");
  struct {
    const char* target;
    std::string fields;
    bool holds;
  } const kCases[] = {
      {"/f", "If-Match: " + tag, true},
      {"/f", "If-Match: \"other\", " + tag, true},
      {"/f", "If-Match: *", true},
      {"/f", "If-Match: \"other\"", false},
      {"/f", "If-Match: W/" + tag, false},
      {"/f", "If-None-Match: \"other\"", true},
      {"/f", "If-None-Match: " + tag, false},
      {"/f", "If-None-Match: *", false},
      {"/f", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT", true},
      {"/f", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT", false},
      {"/f", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", true},
      {"/new", "If-None-Match: *", true},
      {"/new", "If-Match: *", false},
      {"/new", "If-Match: \"any\"", false},
  };
  for (const char* method : {"PUT", "DELETE"}) {
    for (const auto& row : kCases) {
      bool isNew = row.target == std::string("/new");
      dir.write("www/f", "old");
      utime(path.c_str(), &times);
      remove(dir.path("www/new").c_str());
      bool isPut = method == std::string("PUT");
      int good = isNew ? (isPut ? 201 : 404) : 204;
      int bad = isNew && !isPut ? 404 : 412;
      HttpResponse response =
          request(server.port(), method, row.target, row.fields + "\r\n", isPut ? "x" : "");
      cr_assert_eq(response.status, row.holds ? good : bad, "%s %s %s: %d", method, row.target,
                   row.fields.c_str(), response.status);
      if (!row.holds) cr_assert(dir.read("www/f") == "old" && !dir.exists("www/new"));
    }
  }
}

// Two editors have read the same version: the one that saves last gets an error.
Test(Dav, a_condition_holds_until_the_body_is_whole) {
  TempDir dir;
  dir.write("www/f", "read by both");
  ServerProcess server(dir, kDav);
  std::string head =
      "PUT /f HTTP/1.1\r\nHost: h\r\nIf-Match: " + get(server.port(), "/f").field("ETag") +
      "\r\nContent-Length: 6\r\n\r\n";
  Client slow(server.port()), fast(server.port());
  slow.send(head + "slo");
  cr_assert(eventually([&]() { return namesIn(dir.path("www")).size() == 2; }));
  fast.send(head + "faster");
  cr_assert_eq(fast.receive().status, 204);
  slow.send("wer");
  cr_assert_eq(slow.receive().status, 412);
  cr_assert(dir.read("www/f") == "faster");
  cr_assert(namesIn(dir.path("www")) == Names({"f"}));
}

Test(Dav, two_clients_may_put_the_same_name) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir, kDav);
  const std::string head = "PUT /f HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n";
  Client one(server.port()), two(server.port());
  one.send(head + "one");
  two.send(head + "two");
  cr_assert(eventually([&]() { return namesIn(dir.path("www")).size() == 2; }));
  two.send("TWO");
  cr_assert_eq(two.receive().status, 201);
  one.send("ONE");
  cr_assert_eq(one.receive().status, 204);
  cr_assert(dir.read("www/f") == "oneONE");
}

// A client that reads the old file reads it to its end.
Test(Dav, a_download_goes_on_while_its_file_is_replaced) {
  TempDir dir;
  std::string old(8 << 20, 'o');
  dir.write("www/f", old);
  ServerProcess server(dir, kDav);
  Client reader(server.port());
  reader.send("GET /f HTTP/1.1\r\nHost: h\r\n\r\n");
  HttpResponse response = reader.receiveHead();
  cr_assert_eq(put(server.port(), "/f", "new").status, 204);
  reader.receiveBody(response);
  cr_assert(response.body == old);
  cr_assert(get(server.port(), "/f").body == "new");
}

Test(Dav, an_interrupted_put_changes_nothing) {
  TempDir dir;
  dir.write("www/f", "old");
  ServerProcess server(dir, kDav);
  int before = server.descriptors();
  {
    Client client(server.port());
    client.send("PUT /f HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf");
    cr_assert(eventually([&]() { return namesIn(dir.path("www")).size() == 2; }));
    cr_assert(get(server.port(), "/f").body == "old");
  }
  cr_assert(eventually([&]() { return namesIn(dir.path("www")) == Names({"f"}); }));
  cr_assert(eventually([&]() { return server.descriptors() == before; }));
  Client client(server.port());
  client.send("PUT /f HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX");
  cr_assert_eq(client.receive().status, 400);
  cr_assert(namesIn(dir.path("www")) == Names({"f"}));
  cr_assert(dir.read("www/f") == "old");
}

Test(Dav, a_full_disk_keeps_the_old_file) {
  TempDir dir;
  dir.write("www/f", "old");
  rlimit limit = {1 << 20, RLIM_INFINITY};
  rlimit before;
  getrlimit(RLIMIT_FSIZE, &before);
  setrlimit(RLIMIT_FSIZE, &limit);
  ServerProcess server(dir, kDav);
  setrlimit(RLIMIT_FSIZE, &before);
  cr_assert_eq(put(server.port(), "/f", std::string(2 << 20, 'x')).status, 507);
  cr_assert(eventually([&]() { return namesIn(dir.path("www")) == Names({"f"}); }));
  cr_assert(get(server.port(), "/f").body == "old");
}

Test(Dav, delete_removes_files_and_empty_directories) {
  TempDir dir;
  dir.write("www/file", "x");
  dir.write("www/full/file", "x");
  dir.mkdir("www/empty");
  ServerProcess server(dir, kDav);
  cr_assert_eq(del(server.port(), "/file/").status, 409);
  cr_assert_eq(del(server.port(), "/file").status, 204);
  cr_assert_eq(del(server.port(), "/file").status, 404);
  cr_assert_eq(del(server.port(), "/empty").status, 409);
  cr_assert_eq(del(server.port(), "/empty/").status, 204);
  cr_assert_eq(del(server.port(), "/empty/").status, 404);
  cr_assert_eq(del(server.port(), "/full/").status, 409);
  cr_assert_eq(del(server.port(), "/full/file").status, 204);
  cr_assert_eq(del(server.port(), "/full/").status, 204);
  cr_assert_eq(del(server.port(), "/none/file").status, 404);
  cr_assert_eq(del(server.port(), "/").status, 403);
  cr_assert(dir.exists("www") && namesIn(dir.path("www")).empty());
}

Test(Dav, delete_removes_a_link_and_not_its_target) {
  TempDir dir;
  dir.write("elsewhere/file", "x");
  dir.mkdir("www");
  cr_assert_eq(symlink(dir.path("elsewhere/file").c_str(), dir.path("www/link").c_str()), 0);
  ServerProcess server(dir, kDav);
  cr_assert_eq(del(server.port(), "/link").status, 204);
  cr_assert_not(dir.exists("www/link"));
  cr_assert(dir.exists("elsewhere/file"));
}

Test(Dav, delete_keeps_the_directories_of_a_route) {
  TempDir dir;
  dir.mkdir("www/a/store");
  dir.mkdir("aliased");
  dir.mkdir("www/fifos");
  cr_assert_eq(mkfifo(dir.path("www/fifos/fifo").c_str(), 0644), 0);
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root www; dav_methods DELETE;"
                       "location /a/ { upload_store www/a/store; }"
                       "location /b/ { alias aliased/; } }");
  cr_assert_eq(del(server.port(), "/a/store/").status, 403);
  cr_assert_eq(del(server.port(), "/a/").status, 403);
  cr_assert_eq(del(server.port(), "/b/").status, 403);
  cr_assert_eq(del(server.port(), "/fifos/fifo").status, 403);
  cr_assert(dir.exists("www/a/store") && dir.exists("aliased"));
}

// Nobody uses the body of a DELETE. It is read so that the connection can continue.
Test(Dav, delete_with_a_body) {
  TempDir dir;
  dir.write("www/f", "x");
  ServerProcess server(dir, kDav);
  Client client(server.port());
  client.send(
      "DELETE /f HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody"
      "GET /f HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(client.receive().status, 204);
  cr_assert_eq(client.receive().status, 404);
}

Test(Dav, only_where_a_route_accepts_them) {
  TempDir dir;
  dir.write("www/put/f", "x");
  dir.write("www/both/f", "x");
  dir.write("www/none/f", "x");
  dir.write("www/read/f", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root www;"
                       "location /put/ { dav_methods PUT; }"
                       "location /both/ { methods GET HEAD PUT DELETE; }"
                       "location /none/ { dav_methods off; }"
                       "location /read/ { dav_methods PUT DELETE; methods GET; } }");
  auto allow = [&](const std::string& target) {
    return request(server.port(), "POST", target).field("Allow");
  };
  cr_expect_eq(allow("/put/f"), "GET, HEAD, PUT, OPTIONS");
  cr_expect_eq(allow("/both/f"), "GET, HEAD, PUT, DELETE");
  cr_expect_eq(allow("/none/f"), "GET, HEAD, OPTIONS");
  cr_expect_eq(allow("/read/f"), "GET");
  cr_expect_eq(request(server.port(), "OPTIONS", "/put/new").field("Allow"), "PUT, OPTIONS");
  cr_expect_eq(del(server.port(), "/put/f").status, 405);
  cr_expect_eq(put(server.port(), "/put/f", "y").status, 204);
  cr_expect_eq(put(server.port(), "/both/g", "y").status, 201);
  cr_expect_eq(del(server.port(), "/both/f").status, 204);
  for (const char* target : {"/none/f", "/read/f", "/none/new", "/f"}) {
    cr_expect_eq(put(server.port(), target, "y").status, 405, "%s", target);
    cr_expect_eq(del(server.port(), target).status, 405, "%s", target);
  }
  cr_expect(dir.read("www/none/f") == "x" && dir.read("www/read/f") == "x");
}

Test(Dav, access_rules_come_first) {
  TempDir dir;
  dir.write("www/denied/f", "x");
  dir.write("www/except/f", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root www; dav_methods PUT DELETE;"
                       "location /denied/ { deny all; }"
                       "location /except/ { limit_except GET { deny all; } } }");
  for (const char* target : {"/denied/f", "/except/f"}) {
    cr_assert_eq(put(server.port(), target, "y").status, 403);
    cr_assert_eq(del(server.port(), target).status, 403);
  }
  cr_assert(dir.read("www/denied/f") == "x" && dir.read("www/except/f") == "x");
}

Test(Dav, an_alias_applies_to_put) {
  TempDir dir;
  dir.mkdir("files");
  ServerProcess server(
      dir, "server { listen 127.0.0.1:0; location /x/ { alias files/; dav_methods PUT; } }");
  cr_assert_eq(put(server.port(), "/x/f", "content").status, 201);
  cr_assert(dir.read("files/f") == "content");
  cr_assert(get(server.port(), "/x/f").body == "content");
}

Test(Dav, memory_stays_flat_under_a_large_put) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir, kDav);
  const std::string mebibyte = noise(1 << 20);
  cr_assert_eq(put(server.port(), "/warm", mebibyte).status, 201);
  long before = server.residentKiB();
  Client client(server.port());
  client.send("PUT /large HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(200 << 20) +
              "\r\n\r\n");
  for (int i = 0; i < 199; ++i)
    client.send(mebibyte);
  if (!kSanitized) cr_assert_lt(server.residentKiB() - before, 1024);
  client.send(mebibyte);
  cr_assert_eq(client.receive().status, 201);
  struct stat found;
  cr_assert_eq(stat(dir.path("www/large").c_str(), &found), 0);
  cr_assert_eq(found.st_size, 200 << 20);
}

Test(Dav, delete_refuses_a_link_to_a_directory) {
  TempDir dir;
  dir.write("full/file", "kept");
  dir.mkdir("www/empty");
  cr_assert_eq(symlink(dir.path("full").c_str(), dir.path("www/link").c_str()), 0);
  ServerProcess server(dir, kDav);
  cr_assert_eq(del(server.port(), "/link/").status, 409);
  cr_assert(dir.exists("www/link"));
  cr_assert_eq(del(server.port(), "/empty/").status, 204);
  cr_assert(!dir.exists("www/empty"));
}

// Both files have the same size, and most often the same second.
Test(Dav, an_etag_distinguishes_files_of_the_same_second) {
  TempDir dir;
  dir.write("www/a", "one");
  ServerProcess server(dir, kDav);
  std::string first = "If-Match: " + get(server.port(), "/a").field("ETag") + "\r\n";
  cr_assert_eq(put(server.port(), "/a", "two", first).status, 204);
  cr_assert_eq(put(server.port(), "/a", "six", first).status, 412);
  std::string second = "If-Match: " + get(server.port(), "/a").field("ETag") + "\r\n";
  cr_assert_eq(put(server.port(), "/a", "six", second).status, 204);
  cr_assert_eq(dir.read("www/a"), "six");
}

Test(Dav, a_script_cannot_be_put_where_it_would_run) {
  TempDir dir;
  dir.mkdir("www");
  ServerProcess server(dir,
                       "cgi .sh /bin/sh; server { listen 127.0.0.1:0; root www;"
                       "methods GET PUT; }");
  cr_assert_eq(put(server.port(), "/new.sh", "echo").status, 403);
  cr_assert_eq(put(server.port(), "/new.txt", "text").status, 201);
  cr_assert(!dir.exists("www/new.sh"));
}

Test(Dav, delete_removes_a_link_and_not_what_it_leads_to) {
  TempDir dir;
  dir.write("kept/file", "kept");
  dir.mkdir("www");
  for (const char* target : {"../kept/file", "../kept", "nowhere", "self"}) {
    cr_assert_eq(symlink(target, dir.path("www/self").c_str()), 0);
    ServerProcess server(dir, kDav);
    cr_assert_eq(del(server.port(), "/self").status, 204, "%s", target);
    cr_assert_neq(access(dir.path("www/self").c_str(), F_OK), 0);
    cr_assert_eq(del(server.port(), "/self").status, 404);
  }
  cr_assert_eq(dir.read("kept/file"), "kept");
}

Test(Dav, a_short_path_is_not_deleted) {
  TempDir dir;
  dir.write("html/a/b/c", "x");
  dir.write("html/a/b.txt", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; dav_methods DELETE;"
                       " min_delete_depth 3; }");
  cr_assert_eq(request(server.port(), "DELETE", "/a/b.txt").status, 409);
  cr_assert_eq(request(server.port(), "DELETE", "/a/b/").status, 409);
  cr_assert(dir.exists("html/a/b.txt"));
  cr_assert_eq(request(server.port(), "DELETE", "/a/b/c").status, 204);
}
