// How a request finds its location, by address, server name and path, and what a location may
// configure.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static std::string ask(int port, const std::string& host, const std::string& target = "/") {
  return request(port, "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").body;
}

Test(Routing, server_names_in_nginxs_order) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; server_name first; return 200 default; }"
                       "server { listen 127.0.0.1:0; server_name a.example; return 200 exact; }"
                       "server { listen 127.0.0.1:0; server_name *.example; return 200 head; }"
                       "server { listen 127.0.0.1:0; server_name *.b.example; return 200 longer; }"
                       "server { listen 127.0.0.1:0; server_name mail.*; return 200 tail; }"
                       "server { listen 127.0.0.1:0; server_name .dot.org; return 200 dot; }");
  int port = server.port();
  cr_assert(ask(port, "a.example") == "exact");
  cr_assert(ask(port, "A.EXAMPLE:99") == "exact");
  cr_assert(ask(port, "a.example.") == "exact");
  cr_assert(ask(port, "z.example") == "head");
  cr_assert(ask(port, "y.z.example") == "head");
  cr_assert(ask(port, "x.b.example") == "longer");
  cr_assert(ask(port, "example") == "default");
  cr_assert(ask(port, "mail.test.com") == "tail");
  cr_assert(ask(port, "mail.example") == "head");
  cr_assert(ask(port, "dot.org") == "dot");
  cr_assert(ask(port, "www.dot.org") == "dot");
  cr_assert(ask(port, "nobody") == "default");
  cr_assert(request(port, "GET / HTTP/1.0\r\n\r\n").body == "default");
  cr_assert(request(port, "GET http://a.example/ HTTP/1.1\r\nHost: nobody\r\n\r\n").body ==
            "exact");
}

Test(Routing, the_default_server_can_be_chosen) {
  TempDir dir;
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; server_name a; return 200 a; }"
      "server { listen 127.0.0.1:0 default_server; server_name b; return 200 b; }");
  cr_assert(ask(server.port(), "x") == "b");
  cr_assert(ask(server.port(), "a") == "a");
}

Test(Routing, addresses_distinguish_servers) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; return 200 one; }"
                       "server { listen 127.0.0.2:0; return 200 two; }"
                       "server { listen [::1]:0; return 200 six; }");
  cr_assert_eq(server.addresses().size(), 3u);
  cr_assert(ask(server.port(0), "x") == "one");
  Client two(server.port(1), "127.0.0.2");
  two.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(two.receive().body == "two");
  Client six(server.port(2), "::1");
  six.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(six.receive().body == "six");
}

// One socket for *:port also serves 127.0.0.2:port, which has its own virtual server.
Test(Routing, a_wildcard_beside_an_address_of_its_port) {
  TempDir dir;
  std::string port;
  {
    ServerProcess probe(dir, "server { listen 127.0.0.1:0; return 200 x; }");
    port = std::to_string(probe.port());
  }
  ServerProcess server(dir, "server { listen *:" + port +
                                "; return 200 all; }"
                                "server { listen 127.0.0.2:" +
                                port + "; return 200 special; }");
  cr_assert_eq(server.addresses().size(), 1u);
  cr_assert(ask(server.port(), "x") == "all");
  Client special(server.port(), "127.0.0.2");
  special.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(special.receive().body == "special");
}

Test(Routing, locations_exact_then_longest_prefix_then_nested) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; default_type text/plain;"
                       " location / { return 200 root; }"
                       " location = / { return 200 exact-root; }"
                       " location /a { return 200 a; }"
                       " location /a/b/c { return 200 abc; }"
                       " location /a/b { return 200 ab; location /a/b/n { return 200 nested; } }"
                       " location = /a/b { return 200 exact-ab; }"
                       " location ^~ /f/ { return 200 final; }"
                       " location /zz { return 200 zz; } }");
  const char* const cases[][2] = {
      {"/", "exact-root"},    {"/x", "root"},          {"/a", "a"},
      {"/abc", "a"},          {"/a/b", "exact-ab"},    {"/a/b/", "ab"},
      {"/a/bx", "ab"},        {"/a/b/c", "abc"},       {"/a/b/c/d", "abc"},
      {"/a/b/n/x", "nested"}, {"/f/x", "final"},       {"/f", "root"},
      {"/z", "root"},         {"/zz", "zz"},           {"/zy", "root"},
      {"/%61/b/n", "nested"}, {"/a//b/./n", "nested"}, {"/zz/../a/b", "exact-ab"},
  };
  for (const auto& one : cases) {
    std::string body = get(server.port(), one[0]).body;
    cr_assert(body == one[1], "%s went to %s", one[0], body.c_str());
  }
}

Test(Routing, roots_and_aliases) {
  TempDir dir;
  dir.write("html/img/a", "root");
  dir.write("store/a", "alias");
  dir.write("one", "single");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /img/ { }"
                       " location /pics/ { alias store/; }"
                       " location /nested/ { alias store/; location /nested/a { } }"
                       " location = /only { alias one; } }");
  cr_assert(get(server.port(), "/img/a").body == "root");
  cr_assert(get(server.port(), "/pics/a").body == "alias");
  cr_assert(get(server.port(), "/nested/a").body == "alias");
  cr_assert(get(server.port(), "/only").body == "single");
  cr_assert_eq(get(server.port(), "/pics/../one").status, 404);
}

Test(Routing, methods_are_an_exact_list) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; root html;"
      " location / { methods GET; } location /p { methods POST; return 200 ok; } }");
  cr_assert_eq(get(server.port(), "/a").status, 200);
  HttpResponse head = request(server.port(), "HEAD", "/a");
  cr_assert_eq(head.status, 405);
  cr_assert(head.field("Allow") == "GET", "%s", head.field("Allow").c_str());
  cr_assert_eq(request(server.port(), "HEAD", "/none").field("Allow"), "GET");
  cr_assert_eq(request(server.port(), "POST", "/p").status, 200);
  cr_assert_eq(get(server.port(), "/p").status, 405);
}

Test(Routing, return_in_its_forms) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; default_type text/plain;"
                       " location /moved { return 301 /new$is_args$args; }"
                       " location /away { return http://other.example/; }"
                       " location /text { return 200 \"uri is $uri\"; }"
                       " location /gone { return 410; }"
                       " location /words { return 404 \"own words\"; }"
                       " location /empty { return 204; }"
                       " location /hush { return 444; } }");
  int port = server.port();
  HttpResponse moved = request(port, "GET /moved?a=b HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(moved.status, 301);
  cr_assert(moved.field("Location") == "http://h:" + std::to_string(port) + "/new?a=b", "%s",
            moved.field("Location").c_str());
  HttpResponse away = get(port, "/away");
  cr_assert_eq(away.status, 302);
  cr_assert(away.field("Location") == "http://other.example/");
  HttpResponse text = get(port, "/text/x");
  cr_assert(text.body == "uri is /text/x");
  cr_assert(text.field("Content-Type") == "text/plain");
  cr_assert_eq(get(port, "/gone").status, 410);
  HttpResponse words = get(port, "/words");
  cr_assert_eq(words.status, 404);
  cr_assert(words.body == "own words");
  cr_assert_eq(get(port, "/empty").status, 204);
  cr_assert_eq(get(port, "/hush").status, 0);
}

Test(Routing, error_pages_keep_the_status_or_not) {
  TempDir dir;
  dir.write("html/404.html", "custom");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; error_page 404 /404.html;"
                       " location /ok { error_page 404 =200 /404.html; }"
                       " location /target { error_page 404 = /answer; }"
                       " location /answer { return 202 answered; }"
                       " location /away { error_page 404 http://other.example/; }"
                       " location /named { error_page 404 @fallback; }"
                       " location @fallback { return 203 fallback; }"
                       " location /broken { error_page 404 /missing.html; } }");
  int port = server.port();
  HttpResponse response = get(port, "/missing");
  cr_assert_eq(response.status, 404);
  cr_assert(response.body == "custom");
  cr_assert_eq(get(port, "/ok/missing").status, 200);
  cr_assert(get(port, "/target/missing").body == "answered");
  cr_assert_eq(get(port, "/target/missing").status, 202);
  cr_assert(get(port, "/away/missing").field("Location") == "http://other.example/");
  cr_assert_eq(get(port, "/away/missing").status, 302);
  cr_assert(get(port, "/named/missing").body == "fallback");
  response = get(port, "/broken/missing");
  cr_assert_eq(response.status, 404);
  cr_assert_neq(response.body.find("404 Not Found"), std::string::npos);
  response = request(port, "POST", "/missing");
  cr_assert(response.body == "custom", "an error page is fetched by GET");
  response = request(port, "HEAD", "/missing");
  cr_assert_eq(response.status, 404);
  cr_assert(response.body.empty());
  cr_assert(response.field("Content-Length") == "6");
}

Test(Routing, a_redirection_cycle_is_a_500) {
  TempDir dir;
  dir.mkdir("html/d");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /d/ { index /d/; } }");
  cr_assert_eq(get(server.port(), "/d/").status, 500);
  cr_assert_neq(server.err().find("cycle"), std::string::npos);
}

Test(Routing, built_in_pages_are_readable) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; }"
                       "server { listen 127.0.0.2:0; root html; server_tokens off; }");
  HttpResponse page = get(server.port(), "/missing");
  cr_assert(page.field("Content-Type") == "text/html");
  cr_assert_neq(page.body.find("<h1>404 Not Found</h1>"), std::string::npos);
  cr_assert_neq(page.body.find("webserv/1.0"), std::string::npos);
  Client quiet(server.port(1), "127.0.0.2");
  quiet.send("GET /missing HTTP/1.1\r\nHost: x\r\n\r\n");
  page = quiet.receive();
  cr_assert(page.field("Server") == "webserv");
  cr_assert_eq(page.body.find("1.0"), std::string::npos);
}

Test(Routing, a_body_limit_belongs_to_its_location) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; client_max_body_size 10;"
                       " location /a { return 200 a; }"
                       " location /b { client_max_body_size 100; return 200 b; }"
                       " location /c { client_max_body_size 0; return 200 c; } }");
  std::string fifty(50, 'x');
  cr_assert_eq(request(server.port(), "POST", "/a", "", fifty).status, 413);
  cr_assert_eq(request(server.port(), "POST", "/a", "", "0123456789").status, 200);
  cr_assert_eq(request(server.port(), "POST", "/b", "", fifty).status, 200);
  cr_assert_eq(request(server.port(), "POST", "/c", "", std::string(60000, 'x')).status, 200);
}

Test(Routing, a_response_before_444_arrives) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; location / { return 200 x; }"
                       " location /hush { return 444; } }");
  Client client(server.port());
  client.send(
      "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /hush HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(client.receive().body == "x");
  cr_assert(client.closed());
}

Test(Routing, error_pages_keep_the_fields_of_the_error) {
  TempDir dir;
  dir.write("html/page.html", "page");
  dir.write("html/file", "0123456789");
  dir.mkdir("html/list/folder");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; index folder;"
                       " location /app { error_page 404 =200 /page.html; }"
                       " location /teapot { error_page 418 /none.html; return 418; }"
                       " location /moved { error_page 302 /page.html; return 302 /to; }"
                       " location = /file { error_page 416 /page.html; }"
                       " location /gone { error_page 410 /say; return 410; }"
                       " location /say { return 200 $status; }"
                       " location /empty { error_page 404 =204 /page.html; }"
                       " location /first/ { recursive_error_pages off; error_page 404 /denied; }"
                       " location /denied { recursive_error_pages on; deny all;"
                       "  error_page 403 /page.html; } }");
  int port = server.port();
  HttpResponse page = get(port, "/app/x");
  cr_assert_eq(page.status, 200);
  cr_assert(page.field("Accept-Ranges") == "bytes");
  cr_assert_eq(get(port, "/app/x", "If-None-Match: " + page.field("ETag") + "\r\n").status, 304);
  cr_assert_eq(get(port, "/teapot").status, 404, "an error in the page has its own status");
  page = get(port, "/moved");
  cr_assert_eq(page.status, 302);
  cr_assert(page.body == "page");
  cr_assert_neq(page.field("Location").find("/to"), std::string::npos);
  cr_assert_eq(page.count("Last-Modified"), 0);
  page = get(port, "/file", "Range: bytes=99-\r\n");
  cr_assert_eq(page.status, 416);
  cr_assert(page.field("Content-Range") == "bytes */10");
  cr_assert(get(port, "/gone").body == "410");
  cr_assert_eq(get(port, "/empty").count("Content-Type"), 0);
  cr_assert_eq(get(port, "/first/x").status, 403);
  cr_assert_eq(get(port, "/list/").status, 301, "an index may name a directory");
}

Test(Routing, variables_do_not_climb_out_of_the_root) {
  TempDir dir;
  dir.write("secret", "secret");
  dir.write("html/d/x", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /f { try_files $arg_x =404; }"
                       " location /g { try_files /none $arg_x; }"
                       " location /d/ { index $arg_x; }"
                       " location /e { error_page 404 $arg_x; } }");
  for (const char* target : {"/f?x=/../secret", "/g?x=/../secret", "/g?x=/d/../../secret",
                             "/d/?x=../../secret", "/e?x=/../secret", "/e?x=/d/../../secret"}) {
    HttpResponse response = get(server.port(), target);
    cr_assert_geq(response.status, 400, "%s", target);
    cr_assert_eq(response.body.find("secret"), std::string::npos, "%s", target);
  }
}

Test(Routing, a_root_made_of_variables_stays_below_the_prefix) {
  TempDir dir;
  dir.write("html/a", "below");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root $arg_r;"
                       " location /t { try_files / =404; }"
                       " location /u { error_page 404 =200 $arg_u; return 404; } }");
  int port = server.port();
  cr_assert(get(port, "/a?r=html").body == "below");
  cr_assert_eq(get(port, "/etc/passwd").status, 404);
  cr_assert_eq(get(port, "/t").status / 100, 4);
  cr_assert_eq(get(port, "/t?r=" + dir.path("html")).status / 100, 4);
  cr_assert_eq(get(port, "/u?u=http://a/").status, 302);
}

// The location's name lacks the slash that its alias has.
Test(Routing, nobody_climbs_above_an_alias) {
  TempDir dir;
  dir.write("secret", "secret");
  dir.write("secret.sh", "echo; echo secret");
  dir.write("x/file", "fine");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; error_page 404 /404.html;"
                       " location /files { alias " +
                           dir.path("x") +
                           "/; autoindex on;"
                           "  methods GET PUT DELETE; cgi .sh /bin/sh; }"
                           " location /try { alias " +
                           dir.path("x") +
                           "/; try_files $uri$arg_more =410; }"
                           " location /indexed { alias " +
                           dir.path("x") + "/; index ../secret; } }");
  dir.write("html/404.html", "not here");
  cr_assert_eq(get(server.port(), "/files/file").body, "fine");
  for (const char* target : {"/files../secret", "/files../", "/files..", "/files../secret.sh"}) {
    HttpResponse response = get(server.port(), target);
    cr_assert_eq(response.status, 404, "%s", target);
    cr_assert_eq(response.body, "not here");
  }
  cr_assert_eq(request(server.port(), "PUT", "/files../new", "", "x").status, 404);
  cr_assert_eq(request(server.port(), "DELETE", "/files../secret").status, 404);
  cr_assert_eq(get(server.port(), "/try?more=/../../secret").status, 410);
  cr_assert_neq(get(server.port(), "/indexed/").status, 200);
  cr_assert(dir.exists("secret"));
  cr_assert(!dir.exists("new"));
}

// nginx drops the location's name from a fallback with variables, and then finds nothing.
Test(Routing, a_fallback_with_variables_under_an_alias) {
  TempDir dir;
  dir.write("x/a.html", "a");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /f/ { alias " +
                           dir.path("x") + "/; try_files $uri $uri.html; } }");
  cr_assert_eq(get(server.port(), "/f/a.html").status, 200);
  cr_assert_eq(get(server.port(), "/f/b").status, 404);
}

Test(Routing, a_location_with_a_slash_is_found_without_it) {
  TempDir dir;
  dir.write("www/file", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root www;"
                       "location /b/ { return 200 b; }"
                       "location = /e/ { return 200 e; }"
                       "location /secret/ { internal; }"
                       "location /file/ { return 200 f; }"
                       "location /b/c/ { return 200 c; } }");
  HttpResponse response = get(server.port(), "/b?x=1");
  cr_assert_eq(response.status, 301);
  std::string where = response.field("Location");
  cr_assert(where.size() > 7 && where.substr(where.size() - 7) == "/b/?x=1", "%s", where.c_str());
  cr_assert_eq(request(server.port(), "HEAD", "/b").status, 301);
  cr_assert_eq(get(server.port(), "/e").status, 301);
  cr_assert_eq(get(server.port(), "/secret").status, 404);
  cr_assert_eq(get(server.port(), "/file").status, 200);
  cr_assert_eq(get(server.port(), "/other").status, 404);
  cr_assert_eq(request(server.port(), "POST", "/b", "", "x").status, 404);
}
