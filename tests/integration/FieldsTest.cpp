// The fields that a location adds to responses, its access rules, and its variables.
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

Test(Fields, add_header_replaces_what_is_inherited) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "add_header A http; server { listen 127.0.0.1:0; root html;"
                       " location /b { add_header B $uri; add_header C c always; root html; }"
                       " location = /none { add_header A \"\"; return 200 x; } }");
  HttpResponse response = get(server.port(), "/a");
  cr_assert(response.field("A") == "http");
  response = get(server.port(), "/b");
  cr_assert_eq(response.status, 404);
  cr_assert_eq(response.count("A"), 0);
  cr_assert_eq(response.count("B"), 0, "not without always");
  cr_assert(response.field("C") == "c");
  cr_assert_eq(get(server.port(), "/none").count("A"), 0);
}

Test(Fields, expires_in_all_forms) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; location = /a { expires 1h; }"
                       " location = /epoch { expires epoch; alias html/a; }"
                       " location = /plus { expires +2m; alias html/a; }"
                       " location = /max { expires max; alias html/a; }"
                       " location = /past { expires -1; alias html/a; }"
                       " location = /zero { expires 0; alias html/a; }"
                       " location = /mod { expires modified 1d; alias html/a; }"
                       " location = /daily { expires @23h59m; alias html/a; }"
                       " location = /missing { expires 1h; } }");
  int port = server.port();
  cr_assert(get(port, "/a").field("Cache-Control") == "max-age=3600");
  cr_assert_eq(get(port, "/a").field("Expires").size(), 29u);
  cr_assert(get(port, "/epoch").field("Expires") == "Thu, 01 Jan 1970 00:00:01 GMT");
  cr_assert(get(port, "/epoch").field("Cache-Control") == "no-cache");
  cr_assert(get(port, "/plus").field("Cache-Control") == "max-age=120");
  cr_assert(get(port, "/max").field("Cache-Control") == "max-age=315360000");
  cr_assert(get(port, "/past").field("Cache-Control") == "no-cache");
  cr_assert(get(port, "/zero").field("Cache-Control") == "max-age=0");
  std::string modified = get(port, "/mod").field("Cache-Control");
  cr_assert(
      modified == "max-age=86400" || modified == "max-age=86399" || modified == "max-age=86398",
      "%s", modified.c_str());
  cr_assert_eq(get(port, "/daily").field("Cache-Control").find("max-age="), 0u);
  cr_assert_eq(get(port, "/missing").count("Expires"), 0);
}

Test(Fields, charset_is_for_texts) {
  TempDir dir;
  dir.write("html/a.html", "x");
  dir.write("html/a.png", "x");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; charset utf-8; }");
  cr_assert(get(server.port(), "/a.html").field("Content-Type") == "text/html; charset=utf-8");
  cr_assert(get(server.port(), "/a.png").field("Content-Type") == "image/png");
  cr_assert(get(server.port(), "/none").field("Content-Type") == "text/html; charset=utf-8");
}

Test(Fields, gzip_static_serves_the_compressed_file) {
  TempDir dir;
  dir.write("html/a.css", "plain");
  dir.write("html/a.css.gz", "pretend");
  dir.write("html/b.css", "plain");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; gzip_static on; gzip_vary on;"
                       " location = /always/a.css { gzip_static always; alias html/a.css; } }");
  HttpResponse zipped = get(server.port(), "/a.css", "Accept-Encoding: br, gzip;q=0.5\r\n");
  cr_assert(zipped.body == "pretend");
  cr_assert(zipped.field("Content-Encoding") == "gzip");
  cr_assert(zipped.field("Content-Type") == "text/css");
  cr_assert(zipped.field("Vary") == "Accept-Encoding");
  HttpResponse plain = get(server.port(), "/a.css", "Accept-Encoding: gzip;q=0\r\n");
  cr_assert(plain.body == "plain");
  cr_assert(plain.field("Vary") == "Accept-Encoding");
  cr_assert_eq(plain.count("Content-Encoding"), 0);
  cr_assert(get(server.port(), "/b.css", "Accept-Encoding: gzip\r\n").body == "plain");
  cr_assert(get(server.port(), "/always/a.css").body == "pretend");
}

Test(Fields, a_built_in_page_in_place_of_a_compressed_file_is_not_encoded) {
  TempDir dir;
  for (const char* name : {"html/a.css", "html/a.css.gz", "html/a.css.br"})
    dir.write(name, "body");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; gzip_static on; gzip_vary on;"
                       " brotli_static on; }");
  for (const char* coding : {"gzip", "br"}) {
    std::string accept = "Accept-Encoding: " + std::string(coding) + "\r\n";
    cr_assert_eq(get(server.port(), "/a.css", accept).field("Content-Encoding"), coding);
    for (const char* field : {"Range: bytes=99-\r\n", "If-Match: \"x\"\r\n"}) {
      HttpResponse response = get(server.port(), "/a.css", accept + field);
      cr_assert_eq(response.status, field[0] == 'R' ? 416 : 412);
      for (const char* name : {"Content-Encoding", "ETag", "Last-Modified", "Accept-Ranges"})
        cr_expect_eq(response.count(name), 0, "%s %s", coding, name);
      cr_expect_eq(response.field("Content-Type"), "text/html");
      cr_expect_eq(response.field("Vary"), "Accept-Encoding");
    }
  }
}

Test(Fields, brotli_static_comes_before_gzip_static) {
  TempDir dir;
  dir.write("html/a.css", "plain");
  dir.write("html/a.css.gz", "gzipped");
  dir.write("html/a.css.br", "brotli");
  dir.write("html/b.css", "plain");
  dir.write("html/b.css.br", "brotli");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; gzip_static on;"
                       " brotli_static on; gzip_vary on; }");
  HttpResponse smallest = get(server.port(), "/a.css", "Accept-Encoding: gzip, br\r\n");
  cr_assert_eq(smallest.body, "brotli");
  cr_assert_eq(smallest.field("Content-Encoding"), "br");
  cr_assert_eq(smallest.field("Content-Type"), "text/css");
  cr_assert_eq(smallest.count("Vary"), 1);
  HttpResponse zipped = get(server.port(), "/a.css", "Accept-Encoding: gzip\r\n");
  cr_assert_eq(zipped.body, "gzipped");
  cr_assert_eq(zipped.count("Vary"), 1);
  HttpResponse plain = get(server.port(), "/b.css", "Accept-Encoding: gzip\r\n");
  cr_assert_eq(plain.body, "plain");
  cr_assert_eq(plain.field("Vary"), "Accept-Encoding");
}

// Neither the existence of a file nor the methods of a location are for clients that may not enter.
Test(Fields, options_and_trace_tell_nothing_where_access_is_denied) {
  TempDir dir;
  dir.write("html/denied/file", "x");
  dir.write("html/inside/file", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /denied/ { deny all; }"
                       " location /inside/ { internal; }"
                       " location /moved { methods GET; return 301 /x; } }");
  for (const char* name : {"file", "missing"}) {
    std::string denied = std::string("/denied/") + name;
    HttpResponse options = request(server.port(), "OPTIONS", denied);
    cr_assert_eq(options.status, 403);
    cr_assert_eq(options.count("Allow"), 0);
    cr_assert_eq(request(server.port(), "DELETE", denied).status, 403);
    cr_assert_eq(request(server.port(), "OPTIONS", std::string("/inside/") + name).status, 404);
    HttpResponse trace = request(server.port(), "TRACE", denied);
    cr_assert_eq(trace.status, 405);
    cr_assert_eq(trace.field("Allow"), "GET, HEAD, POST, PUT, DELETE, OPTIONS");
  }
  cr_assert_eq(get(server.port(), "/moved").status, 301);
  cr_assert_eq(request(server.port(), "POST", "/moved").status, 405);
  cr_assert_eq(request(server.port(), "OPTIONS", "/moved").status, 405);
}

Test(Fields, allow_and_deny) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location = /all { deny all; return 200 x; }"
                       " location = /a { allow 127.0.0.0/8; deny all; }"
                       " location = /no { deny 127.0.0.1; allow all; alias html/a; }"
                       " location = /other { deny 10.0.0.0/8; alias html/a; }"
                       " location = /six { allow ::1; deny all; alias html/a; } }");
  cr_assert_eq(get(server.port(), "/all").status, 200, "return comes before access");
  cr_assert_eq(get(server.port(), "/a").status, 200);
  cr_assert_eq(get(server.port(), "/no").status, 403);
  cr_assert_eq(get(server.port(), "/other").status, 200);
  cr_assert_eq(get(server.port(), "/six").status, 403);
}

Test(Fields, limit_except_and_methods_side_by_side) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location /l { limit_except GET { deny all; } return 200 x; }"
                       " location /lifted { deny all; limit_except GET { allow all; } }"
                       " location /m { methods GET; return 200 x; } }");
  cr_assert_eq(request(server.port(), "POST", "/lifted").status, 404);
  cr_assert_eq(get(server.port(), "/lifted").status, 403);
  cr_assert_eq(get(server.port(), "/l").status, 200);
  cr_assert_eq(request(server.port(), "HEAD", "/l").status, 200);
  cr_assert_eq(request(server.port(), "POST", "/l").status, 403);
  cr_assert_eq(request(server.port(), "POST", "/m").status, 405);
  cr_assert_eq(request(server.port(), "HEAD", "/m").status, 405);
}

Test(Fields, try_files_in_its_forms) {
  TempDir dir;
  dir.write("html/a", "file");
  dir.write("html/d/index.html", "index");
  dir.write("html/app", "app");
  dir.write("store/x", "stored");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       " location / { try_files $uri $uri/ =404; }"
                       " location /app/ { try_files $uri /app?q=$uri&$args; }"
                       " location = /app { return 200 \"$uri $args\"; }"
                       " location /named/ { try_files $uri @fallback; }"
                       " location @fallback { return 202 \"$request_method $uri\"; }"
                       " location /s/ { alias store/; try_files $uri =410; }"
                       " location /lost/ { try_files $uri @nowhere; }"
                       " location /only { internal; return 200 internal; }"
                       " location /inside { try_files /none /only; } }");
  int port = server.port();
  cr_assert(get(port, "/a").body == "file");
  cr_assert(get(port, "/d/").body == "index");
  cr_assert_eq(get(port, "/d").status, 301);
  cr_assert_eq(get(port, "/none").status, 404);
  cr_assert(get(port, "/app/x/y?k=v").body == "/app q=/app/x/y&k=v", "%s",
            get(port, "/app/x/y?k=v").body.c_str());
  cr_assert(request(port, "POST", "/named/z").body == "POST /named/z");
  cr_assert(get(port, "/s/x").body == "stored");
  cr_assert_eq(get(port, "/s/y").status, 410);
  cr_assert_eq(get(port, "/lost/x").status, 500);
  cr_assert_eq(get(port, "/only").status, 404);
  cr_assert(get(port, "/inside").body == "internal");
}

Test(Fields, variables_have_their_values) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; server_name s.example; root html;"
                       " location /v { default_type text/plain;"
                       " return 200 \"$request_method|$uri|$request_uri|$args|$is_args|$arg_b|"
                       "$http_x_y|$cookie_c|$host|$server_name|$scheme|$server_protocol|"
                       "$remote_addr|$server_addr|$content_length|$content_type|$remote_user|"
                       "$connection_requests|$document_uri|${uri}x\"; }"
                       " location /f { return 200 $request_filename; } }");
  HttpResponse response =
      request(server.port(),
              "POST /v/%41?a=1&B=2 HTTP/1.1\r\nHost: H.Example:80\r\nX-Y: one\r\nX-Y: two\r\n"
              "Cookie: a=b; c=d\r\nContent-Type: t/t\r\nContent-Length: 0\r\n"
              "Authorization: Basic dXNlcjpwYXNz\r\n\r\n");
  const char expected[] =
      "POST|/v/A|/v/%41?a=1&B=2|a=1&B=2|?|2|one, two|d|h.example|s.example|http|HTTP/1.1|"
      "127.0.0.1|127.0.0.1|0|t/t|user|1|/v/A|/v/Ax";
  cr_assert_str_eq(response.body.c_str(), expected);
  cr_assert(get(server.port(), "/f/x").body == dir.path("html/f/x"), "%s",
            get(server.port(), "/f/x").body.c_str());
}

Test(Fields, a_log_measures_time_if_its_format_asks) {
  TempDir dir;
  dir.write("html/a", "x");
  ServerProcess server(dir,
                       "log_format t '$request_time $msec $hostname $time_iso8601';"
                       "server { listen 127.0.0.1:0; root html; access_log t.log t; }");
  Client client(server.port());
  client.send("GET /a HTTP/1.1\r\n");
  usleep(300000);
  client.send("Host: x\r\n\r\n");
  client.receive();
  server.stop();
  std::string log = dir.read("t.log");
  double seconds = atof(log.c_str());
  cr_assert(seconds >= 0.28 && seconds < 5, "%s", log.c_str());
  cr_assert_eq(log.find("  "), std::string::npos, "nothing is empty: %s", log.c_str());
}

Test(Fields, no_client_can_add_a_field) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; add_header X $uri;"
                       " location /r { return 301 https://h$uri; }"
                       " location /t { try_files /none $arg_none; } }");
  HttpResponse response = get(server.port(), "/r%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0abody");
  cr_assert_eq(response.status, 301);
  cr_assert_eq(response.count("Set-Cookie"), 0, "%s", response.head.c_str());
  cr_assert_eq(get(server.port(), "/t").status / 100, 4);
}
