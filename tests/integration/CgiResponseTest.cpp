// Valid and invalid output of CGI scripts, and which requests reach a script.
#include <criterion/criterion.h>
#include <sys/stat.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"

namespace {

const std::string kConf =
    "error_log error.log info; cgi_timeout 30s; cgi .sh; cgi .cat /bin/cat;"
    "server { listen 127.0.0.1:0; root html; ";

HttpResponse ask(int port, const std::string& method, const std::string& target) {
  return request(port, method, target);
}

}  // namespace

Test(CgiResponse, invalid_output_is_a_502) {
  const std::string head = "Content-Type: a/b\n";
  const std::string outputs[] = {"",
                                 "hello\n\n",
                                 head,
                                 "Content-Typ",
                                 "HTTP/1.1 nonsense\nContent-Type: a/b\n\n",
                                 "Content-Type: " + std::string(1 << 20, 'x') + "\n\n",
                                 std::string(1 << 20, 'x'),
                                 "Content-Type: a" + std::string(1, '\0') + "b\n\n",
                                 "Content-Length: 1\nContent-Length: 2\n" + head + "\nx",
                                 "Content-Length: 1x\n" + head + "\nx",
                                 "Status: 99\n" + head + "\nx",
                                 "Status: 200\r\nX\r\n" + head + "\r\nx",
                                 "Set-Cookie: a\rEvil: 1\n" + head + "\nx",
                                 head + " folded\n\nx"};
  TempDir dir;
  dir.write("html/good.cat", head + "\nfine");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  for (const std::string& output : outputs) {
    dir.write("html/bad.cat", output);
    client.send(
        "GET /bad.cat HTTP/1.1\r\nHost: h\r\n\r\nGET /good.cat HTTP/1.1\r\nHost: h\r\n\r\n");
    HttpResponse answer = client.receive();
    cr_expect_eq(answer.status, 502, "%.60s: %d", output.c_str(), answer.status);
    cr_expect_eq(answer.body.find("Evil"), std::string::npos);
    cr_expect_eq(client.receive().body, "fine", "%.60s", output.c_str());
  }
}

Test(CgiResponse, what_nginx_accepts_from_fastcgi) {
  TempDir dir;
  dir.write("html/bare.cat", "X-A: b\n\nbody");
  dir.write("html/line.cat", "HTTP/1.1 404 Not Found\r\nContent-Type: a/b\r\n\r\nbody");
  dir.write("html/twice.cat", "Content-Type: a/b\nContent-Type: a/b\nContent-Length:\n\nbody");
  dir.write("html/fragment.cat", "Location: /page#part\n\n");
  dir.write("html/old.cat", "Content-Type: a/b\nExpires: 0\nCache-Control: private\n\nbody");
  ServerProcess server(dir, kConf + "location = /old.cat { expires 1h; } }");
  HttpResponse bare = get(server.port(), "/bare.cat");
  cr_expect(bare.status == 200 && bare.body == "body" && bare.count("Content-Type") == 0);
  HttpResponse line = get(server.port(), "/line.cat");
  cr_expect(line.status == 404 && line.body == "body");
  HttpResponse twice = get(server.port(), "/twice.cat");
  cr_expect(twice.status == 200 && twice.count("Content-Type") == 1 && twice.body == "body");
  HttpResponse fragment = get(server.port(), "/fragment.cat");
  cr_expect(fragment.status == 302 && fragment.field("Location") == "/page#part");
  HttpResponse old = get(server.port(), "/old.cat");
  cr_expect(old.count("Expires") == 1 && old.field("Expires") != "0");
  cr_expect(old.count("Cache-Control") == 1 && old.field("Cache-Control") == "max-age=3600");
}

Test(CgiResponse, the_declared_length_is_enforced) {
  TempDir dir;
  const std::string head = "Content-Type: a/b\nContent-Length: ";
  dir.write("html/true.cat", head + "4\n\nfour");
  dir.write("html/none.cat", head + "0\n\nextra");
  dir.write("html/long.cat", head + "4\n\nfour and more");
  dir.write("html/short.cat", head + "9\n\nfour");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  const char* const kNames[] = {"true", "none", "long", "true"};
  for (const char* name : kNames) {
    client.send(std::string("GET /") + name + ".cat HTTP/1.1\r\nHost: h\r\n\r\n");
    HttpResponse answer = client.receive();
    cr_expect(answer.complete);
    cr_expect_eq(answer.body, *name == 'n' ? "" : "four");
    cr_expect(answer.field("Transfer-Encoding").empty());
  }
  HttpResponse torn = get(server.port(), "/short.cat");
  cr_assert(!torn.complete);
  cr_assert_eq(torn.body, "four");
}

// If the length is not known in time, the end of the connection marks the end of the body.
Test(CgiResponse, http_1_0_gets_no_chunks) {
  TempDir dir;
  writeScript(dir, "html/a.sh", std::string(kTextHead) + "echo one; sleep 0.1; echo two");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send("GET /a.sh HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  std::string all = client.readAll();
  cr_assert_eq(all.find("chunked"), std::string::npos);
  cr_assert_neq(all.find("Connection: close"), std::string::npos);
  cr_assert_eq(all.substr(all.size() - 12), "\r\n\r\none\ntwo\n");
}

Test(CgiResponse, head_and_statuses_without_a_body) {
  TempDir dir;
  writeScript(dir, "html/m.sh", "printf 'X-M: %s\\nContent-Type: a/b\\n\\nbody' $REQUEST_METHOD");
  dir.write("html/none.cat", "Status: 204\n\nbody");
  dir.write("html/same.cat", "Status: 304\nETag: \"e\"\n\nbody");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send("HEAD /m.sh HTTP/1.1\r\nHost: h\r\n\r\n");
  HttpResponse answer = client.receive(true);
  cr_assert_eq(answer.field("X-M"), "HEAD");
  client.send("GET /none.cat HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(client.receive().status, 204);
  client.send("GET /same.cat HTTP/1.1\r\nHost: h\r\n\r\n");
  answer = client.receive();
  cr_assert_eq(answer.status, 304);
  cr_assert_eq(answer.field("ETag"), "\"e\"");
  client.send("GET /m.sh HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(client.receive().body, "body");
}

Test(CgiResponse, redirects) {
  TempDir dir;
  writeScript(dir, "html/m.sh",
              std::string(kTextHead) + "echo $REQUEST_METHOD $QUERY_STRING $CONTENT_LENGTH; cat");
  dir.write("html/local.cat", "Location: /m.sh?x=1\n\nignored");
  dir.write("html/static.cat", "Location: /page\n\n");
  dir.write("html/page", "a page");
  dir.write("html/coded.cat", "Location: /p%61ge%2f../%70age\n\n");
  dir.write("html/den.cat", "Location: /./den//page\n\n");
  dir.write("html/den/page", "secret");
  dir.write("html/up.cat", "Location: /../page\n\n");
  dir.write("html/loop.cat", "Location: /loop.cat\n\n");
  dir.write("html/lost.cat", "Location: /nowhere\n\n");
  dir.write("html/away.cat", "Location: http://elsewhere/\n\n");
  dir.write("html/cookie.cat", "Location: /page\nSet-Cookie: a=b\n\n");
  dir.write("html/other.cat", "Location: //elsewhere/\n\n");
  dir.write("html/said.cat", "Status: 303 See Other\nLocation: /page\nContent-Type: a/b\n\ngo");
  ServerProcess server(dir, kConf + "location /den/ { deny all; } }");
  int port = server.port();
  cr_assert_eq(get(port, "/coded.cat").body, "a page");
  cr_assert_eq(get(port, "/den.cat").status, 403);
  cr_assert_eq(get(port, "/up.cat").status, 502);
  cr_assert_eq(get(port, "/local.cat").body, "GET x=1\n");
  cr_assert_eq(request(port, "POST", "/local.cat", "", "the body").body, "GET x=1\n");
  cr_assert_eq(get(port, "/static.cat").body, "a page");
  cr_assert_eq(get(port, "/loop.cat").status, 500);
  cr_assert_eq(get(port, "/lost.cat").status, 404);
  HttpResponse away = get(port, "/away.cat");
  cr_assert_eq(away.status, 302);
  cr_assert_eq(away.field("Location"), "http://elsewhere/");
  HttpResponse cookie = get(port, "/cookie.cat");
  cr_assert_eq(cookie.status, 302);
  cr_assert_eq(cookie.field("Location"), "/page");
  cr_assert_eq(cookie.field("Set-Cookie"), "a=b");
  cr_assert_eq(get(port, "/other.cat").field("Location"), "//elsewhere/");
  HttpResponse said = get(port, "/said.cat");
  cr_assert_eq(said.status, 303);
  cr_assert_eq(said.field("Location"), "/page");
  cr_assert_eq(said.body, "go");
}

Test(CgiResponse, error_pages_of_scripts_are_kept) {
  TempDir dir;
  dir.write("html/own.cat", "Status: 404 Not Found\nContent-Type: a/b\n\nmine");
  dir.write("html/bad.cat", "nonsense");
  dir.write("html/page.cat", "Content-Type: a/b\n\nthe page");
  ServerProcess server(dir, kConf + "error_page 404 /page.cat; error_page 502 /page.cat; }");
  HttpResponse own = get(server.port(), "/own.cat");
  cr_assert_eq(own.status, 404);
  cr_assert_eq(own.body, "mine");
  HttpResponse bad = get(server.port(), "/bad.cat");
  cr_assert_eq(bad.status, 502);
  cr_assert_eq(bad.body, "the page");
  HttpResponse lost = request(server.port(), "POST", "/nowhere", "", "body");
  cr_assert_eq(lost.status, 404);
  cr_assert_eq(lost.body, "the page");
}

// An error page that a script writes keeps the status, even for a request that reached no handler.
Test(CgiResponse, error_pages_of_requests_that_are_refused) {
  TempDir dir;
  writeScript(dir, "html/page.sh",
              std::string(kTextHead) + "echo $REQUEST_METHOD$CONTENT_LENGTH page");
  ServerProcess server(
      dir, kConf + "client_max_body_size 9; error_page 400 404 413 414 501 505 /page.sh; }");
  const std::pair<int, std::string> requests[] = {
      {400, "GET / HTTP/1.1\r\nHost: a\r\nX y: 1\r\n\r\n"},
      {414, "GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"},
      {505, "GET / HTTP/3.0\r\nHost: a\r\n\r\n"},
      {501, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {413, "POST /page.sh HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789"},
      {413,
       "POST /page.sh HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
       "chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n"},
      {404, "POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"}};
  for (const auto& one : requests) {
    Client client(server.port());
    client.send(one.second);
    client.shutdownWrite();
    HttpResponse answer = client.receive();
    cr_expect_eq(answer.status, one.first, "%.40s: %d", one.second.c_str(), answer.status);
    cr_expect_eq(answer.body, "GET page\n", "%.40s: %s", one.second.c_str(), answer.body.c_str());
  }
}

Test(CgiResponse, scripts_that_cannot_run) {
  TempDir dir;
  dir.write("html/plain.sh", "#!/bin/sh\necho");
  writeScript(dir, "html/dir.sh/index", "");
  chmod(dir.write("html/nothing.sh", "").c_str(), 0755);
  chmod(dir.write("html/lost.sh", "#!/no/such/interpreter\n").c_str(), 0755);
  dir.write("html/a.gone", "");
  ServerProcess server(
      dir, "cgi .gone /no/such/program;" + kConf + "cgi .sh; cgi .gone /no/such/program; }");
  int port = server.port();
  cr_assert_eq(get(port, "/plain.sh").status, 403);
  cr_assert_eq(get(port, "/missing.sh").status, 404);
  cr_assert_eq(get(port, "/missing.sh/more").status, 404);
  cr_assert_eq(get(port, "/plain.sh%20").status, 404);
  cr_assert_eq(get(port, "/plain.sh%00").status, 400);
  cr_assert_eq(get(port, "/dir.sh").status, 301);
  cr_assert_eq(get(port, "/nothing.sh").status, 502);
  cr_assert_eq(get(port, "/lost.sh").status, 502);
  cr_assert_eq(get(port, "/a.gone").status, 500);
  std::string log = dir.read("error.log");
  cr_assert_neq(log.find("cannot execute"), std::string::npos);
  cr_assert_neq(log.find("/no/such/program\" does not exist"), std::string::npos);
}

Test(CgiResponse, methods_choose_between_script_and_file) {
  TempDir dir;
  writeScript(dir, "html/a.sh", std::string(kTextHead) + "echo ran $REQUEST_METHOD");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; cgi .sh methods=POST;"
                       "location /all/ { alias html/; cgi .sh; }"
                       "location /put/ { alias html/; cgi .sh; methods GET PUT; }"
                       "location /pass { cgi_pass html/a.sh methods=POST,DELETE; } }");
  int port = server.port();
  cr_assert_eq(get(port, "/a.sh").body.substr(0, 9), "#!/bin/sh");
  cr_assert_eq(ask(port, "POST", "/a.sh").body, "ran POST\n");
  cr_assert_eq(ask(port, "OPTIONS", "/a.sh").field("Allow"), "GET, HEAD, POST, OPTIONS");
  cr_assert_eq(ask(port, "DELETE", "/all/a.sh").status, 405);
  cr_assert_eq(ask(port, "PUT", "/put/a.sh").body, "ran PUT\n");
  cr_assert_eq(ask(port, "POST", "/put/a.sh").status, 405);
  cr_assert_eq(ask(port, "DELETE", "/pass").body, "ran DELETE\n");
  cr_assert_eq(get(port, "/pass").status, 404);
  HttpResponse refused = ask(port, "PUT", "/all/a.sh");
  cr_assert_eq(refused.status, 405);
  cr_assert_eq(refused.field("Allow"), "GET, HEAD, POST, OPTIONS");
}

Test(CgiResponse, without_check_file_the_script_need_not_be_there) {
  TempDir dir;
  dir.mkdir("html/dir.bla");
  std::string program =
      writeScript(dir, "tester", std::string(kTextHead) + "echo $1 $PATH_INFO [$SCRIPT_NAME]; cat");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html;"
                       "cgi .bla tester methods=POST check_file=off; }");
  HttpResponse answer = request(server.port(), "POST", "/none.bla", "", "body");
  cr_assert_eq(answer.body, dir.path("html/none.bla") + " /none.bla []\nbody");
  cr_assert_eq(get(server.port(), "/none.bla").status, 404);
  cr_assert_eq(request(server.port(), "POST", "/dir.bla", "", "x").status, 301);
  cr_assert_eq(request(server.port(), "POST", "/no/where/none.bla", "", "x").status, 404);
}

Test(CgiResponse, cgi_pass_gets_the_rest_of_the_path) {
  TempDir dir;
  dir.mkdir("html");
  writeScript(
      dir, "bin/p.sh",
      std::string(kTextHead) + "echo \"$SCRIPT_NAME|$PATH_INFO|$PATH_TRANSLATED|$(pwd)|$#\"");
  ServerProcess server(dir, kConf +
                                "location /git/ { cgi_pass bin/p.sh; }"
                                "location = /one { cgi_pass bin/p.sh; }"
                                "location /any { cgi_pass bin/p.sh; } "
                                "location /none { cgi_pass bin/none.sh; } }");
  int port = server.port();
  const std::string end = "|" + dir.path("bin") + "|0\n";
  const std::string root = dir.path("html");
  cr_assert_eq(get(port, "/git/a.git/b?c").body, "/git|/a.git/b|" + root + "/a.git/b" + end);
  cr_assert_eq(get(port, "/git/").body, "/git|/|" + root + "/" + end);
  cr_assert_eq(get(port, "/one").body, "/one||" + end);
  cr_assert_eq(get(port, "/any/x").body, "/any|/x|" + root + "/x" + end);
  cr_assert_eq(get(port, "/none").status, 500);
}

Test(CgiResponse, an_application_with_index_and_try_files) {
  TempDir dir;
  writeScript(dir, "html/index.sh",
              std::string(kTextHead) + "echo \"$REQUEST_URI|$SCRIPT_NAME|$QUERY_STRING|$(cat)\"");
  dir.write("html/real", "a file");
  ServerProcess server(dir, kConf +
                                "index index.sh; try_files $uri $uri/ /index.sh?route=$uri; "
                                "location /named/ { try_files $uri @app; }"
                                "location @app { cgi_pass html/index.sh; } }");
  int port = server.port();
  cr_assert_eq(get(port, "/").body, "/|/index.sh||\n");
  cr_assert_eq(get(port, "/real").body, "a file");
  cr_assert_eq(request(port, "POST", "/some/page?a=b", "", "posted").body,
               "/some/page?a=b|/index.sh|route=/some/page|posted\n");
  cr_assert_eq(request(port, "POST", "/named/page?a=b", "", "posted").body,
               "/named/page?a=b||a=b|posted\n");
}

Test(CgiResponse, heads_too_large_for_an_environment) {
  TempDir dir;
  writeScript(dir, "html/n.sh", std::string(kTextHead) + "env | grep -c ^HTTP_X");
  ServerProcess server(dir, "large_client_header_buffers 8 400k; max_headers 2000;" + kConf + "}");
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += "X-" + std::to_string(i) + ": " + std::to_string(i) + "\r\n";
  cr_assert_eq(get(server.port(), "/n.sh", many).body, "1000\n");
  std::string same;
  for (int i = 0; i < 1000; ++i)
    same += "X-Same: 1\r\n";
  cr_assert_eq(get(server.port(), "/n.sh", same).body, "1\n");
  cr_assert_eq(get(server.port(), "/n.sh", "X-Big: " + std::string(200000, 'x') + "\r\n").status,
               431);
  cr_assert_eq(get(server.port(), "/n.sh?" + std::string(200000, 'x')).status, 431);
}

Test(CgiResponse, configured_fields_are_added) {
  TempDir dir;
  dir.write("html/a.cat", "Content-Type: text/html\nServer: liar\nDate: never\nX-A: 1\n\nhello");
  ServerProcess server(dir, kConf + "charset utf-8; add_header X-B 2; }");
  HttpResponse answer = get(server.port(), "/a.cat");
  cr_assert_eq(answer.field("Content-Type"), "text/html; charset=utf-8");
  cr_assert_eq(answer.field("X-A"), "1");
  cr_assert_eq(answer.field("X-B"), "2");
  cr_assert_eq(answer.count("Server"), 1);
  cr_assert_eq(answer.count("Date"), 1);
  cr_assert_neq(answer.field("Server"), "liar");
}

Test(CgiResponse, expect_gets_100_before_the_body) {
  TempDir dir;
  writeScript(dir, "html/c.sh", std::string(kTextHead) + "cat");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(
      "POST /c.sh HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  cr_assert_eq(client.receiveHead().status, 100);
  client.send("body");
  cr_assert_eq(client.receive().body, "body");
}
