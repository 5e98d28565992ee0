// empty_gif, random_index, listings as JSONP, and split_clients.
#include <criterion/criterion.h>

#include <set>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

Test(SmallHandlers, a_picture_of_one_pixel) {
  TempDir dir;
  ServerProcess server(dir, "server { listen 127.0.0.1:0; location = /p { empty_gif; } }");
  HttpResponse picture = get(server.port(), "/p");
  cr_expect_eq(picture.status, 200);
  cr_expect_eq(picture.field("Content-Type"), "image/gif");
  cr_expect_eq(picture.body.size(), 43u);
  cr_expect_eq(picture.body.substr(0, 6), "GIF89a");
  std::string modified = picture.field("Last-Modified");
  cr_expect_eq(modified, "Mon, 28 Sep 1970 06:00:00 GMT");
  HttpResponse same = get(server.port(), "/p", "If-Modified-Since: " + modified + "\r\n");
  cr_expect_eq(same.status, 304);
  cr_expect_eq(request(server.port(), "POST", "/p", "", "x").status, 405);
}

Test(SmallHandlers, a_directory_shows_any_of_its_files) {
  TempDir dir;
  for (const char* name : {"a", "b", "c"})
    dir.write(std::string("html/d/") + name, name);
  dir.write("html/d/.hidden", "no");
  dir.write("html/d/sub/x", "no");
  dir.mkdir("html/empty");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; location / { random_index on; } }");
  std::set<std::string> seen;
  for (int i = 0; i < 60; ++i)
    seen.insert(get(server.port(), "/d/").body);
  cr_expect(seen == (std::set<std::string>{"a", "b", "c"}));
  cr_expect_eq(get(server.port(), "/empty/").status, 403);
  cr_expect_eq(get(server.port(), "/missing/").status, 404);
}

Test(SmallHandlers, a_listing_as_a_script) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; autoindex on;"
                       " autoindex_format jsonp; }");
  HttpResponse script = get(server.port(), "/?callback=a.b_1");
  cr_expect_eq(script.field("Content-Type"), "application/javascript");
  cr_expect_eq(script.body.find("/* callback */\r\na.b_1([\r\n{ \"name\":\"a\""), 0u);
  cr_expect_eq(script.body.substr(script.body.size() - 5), "\r\n]);");
  HttpResponse plain = get(server.port(), "/");
  cr_expect_eq(plain.field("Content-Type"), "application/json");
  cr_expect_eq(plain.body[0], '[');
  cr_expect_eq(get(server.port(), "/?callback=a(b").status, 400);
  cr_expect_eq(get(server.port(), "/?callback=" + std::string(129, 'a')).status, 400);
}

Test(SmallHandlers, clients_are_divided) {
  TempDir dir;
  ServerProcess server(dir,
                       "split_clients $arg_c $share { 50% one; * other; }"
                       "server { listen 127.0.0.1:0; location / { return 200 $share; } }");
  std::set<std::string> seen;
  for (int i = 0; i < 40; ++i) {
    std::string uri = "/?c=" + std::to_string(i);
    std::string share = get(server.port(), uri).body;
    cr_expect_eq(get(server.port(), uri).body, share);
    seen.insert(share);
  }
  cr_expect_eq(seen.size(), 2u);
}
