// HTTP servers behind this one: what is sent to them, and what becomes of their responses.
#include <criterion/criterion.h>

#include <sys/socket.h>
#include <unistd.h>

#include "harness/Eventually.hpp"
#include "harness/ProxySite.hpp"

namespace {

// Responds with the request that it got.
void echo(BackendPeer& peer) {
  std::string got = peer.readRequest();
  if (got.empty()) return;
  peer.send("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " +
            std::to_string(got.size()) + "\r\n\r\n" + got);
}

std::string with200(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

}  // namespace

Test(Proxy, the_request_and_its_defaults) {
  ProxySite site(echo);
  cr_expect(site.ask("/a%2Fb//c?x=%20y",
                     "X-Own: 1\r\nConnection: close, x-hop\r\nX-Hop: 1\r\n"
                     "TE: trailers\r\nKeep-Alive: 5\r\nUpgrade: h2c\r\n")
                .body == "GET /a%2Fb//c?x=%20y HTTP/1.0\r\nHost: " + site.backend.address() +
                             "\r\nConnection: close\r\nX-Own: 1\r\n\r\n");
}

Test(Proxy, the_uri_of_the_request) {
  ProxySite site(
      echo,
      "location /keep/ { proxy_pass http://@B@; }"
      "location /name/ { proxy_pass http://@B@/other/; }"
      "location /bare { proxy_pass http://@B@/; }"
      "location /break/ { rewrite ^/break(.*) /new$1 break; proxy_pass http://@B@/ignored/; }"
      "location /last/ { rewrite ^/last(.*) /name$1 last; }"
      "location /var/ { set $to @B@; proxy_pass http://$to/exact?v; }"
      "location /own/ { set $to @B@; proxy_pass http://$to; }"
      "location /bad/ { set $to @B@; proxy_pass http://$to$uri; }"
      "location ~ ^/regex { proxy_pass http://@B@; }"
      "location /try { try_files /nothing @app; }"
      "location @app { proxy_pass http://@B@; }");
  auto line = [&](const std::string& target) {
    std::string body = site.ask(target).body;
    return body.substr(0, body.find(" HTTP/"));
  };
  cr_expect(line("/keep/%2f?a") == "GET /keep/%2f?a");
  cr_expect(line("/name/a%20b%3Fc?d") == "GET /other/a%20b%3Fc?d");
  cr_expect(line("/bare/x") == "GET //x");
  cr_expect(line("/break/a%20b?c") == "GET /new/a%20b?c");
  cr_expect(line("/last/x") == "GET /other/x");
  cr_expect(line("/var/x?y") == "GET /exact?v");
  cr_expect(line("/own/%41?y") == "GET /own/%41?y");
  cr_expect(line("/regex%2F?y") == "GET /regex%2F?y");
  cr_expect(line("/try/%41?y") == "GET /try/%41?y");
  cr_expect_eq(site.ask("/bad/a%20b").status, 500);
  HttpResponse slash = site.ask("/name?a");
  cr_expect_eq(slash.status, 301);
  cr_expect(slash.field("Location").find("/name/?a") != std::string::npos);
}

Test(Proxy, fields_of_the_request) {
  ProxySite site(
      echo,
      "location / { proxy_pass http://@B@; proxy_set_header Host $host; "
      "proxy_set_header X-Gone \"\"; proxy_set_header X-Mine \"<$arg_a>\"; }"
      "location /none { proxy_pass http://@B@; proxy_pass_request_headers off; }"
      "location /method { proxy_pass http://@B@; proxy_method PUT; proxy_http_version 1.1; "
      "proxy_set_header Connection \"\"; proxy_set_body \"body $arg_a\"; }");
  cr_expect(site.ask("/?a=1", "X-Gone: 1\r\nX-Kept: 2\r\n").body ==
            "GET /?a=1 HTTP/1.0\r\nConnection: close\r\nHost: site\r\nX-Mine: <1>\r\n"
            "X-Kept: 2\r\n\r\n");
  cr_expect(site.ask("/none", "X-Own: 1\r\n").body ==
            "GET /none HTTP/1.0\r\nHost: " + site.backend.address() +
                "\r\nConnection: close\r\n\r\n");
  cr_expect(site.ask("/method?a=2").body ==
            "PUT /method?a=2 HTTP/1.1\r\nHost: " + site.backend.address() +
                "\r\nContent-Length: 6\r\n\r\nbody 2");
}

Test(Proxy, every_method_with_its_body) {
  ProxySite site(echo);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"}) {
    HttpResponse response = site.ask("/x", "Content-Length: 4\r\n", method, "body");
    cr_expect(response.body == std::string(method) +
                                   " /x HTTP/1.0\r\nHost: " + site.backend.address() +
                                   "\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody",
              "%s", response.body.c_str());
  }
  HttpResponse chunked =
      site.ask("/x", "Transfer-Encoding: chunked\r\n", "POST", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  cr_expect(chunked.body.find("Content-Length: 5\r\n\r\nabcde") != std::string::npos);
  cr_expect(chunked.body.find("chunked") == std::string::npos);
  cr_expect_eq(site.ask("/x", "", "TRACE").status, 405);
}

Test(Proxy, a_large_body_goes_through_a_file) {
  ProxySite site(echo, "client_max_body_size 0; location / { proxy_pass http://@B@; }");
  std::string body(3000000, 'b');
  body += "end";
  HttpResponse response =
      site.ask("/", "Content-Length: " + std::to_string(body.size()) + "\r\n", "POST", body);
  cr_assert(response.complete);
  cr_expect(response.body.substr(response.body.find("\r\n\r\n") + 4) == body);
}

Test(Proxy, fields_of_the_response) {
  ProxySite site(
      sending(with200("Content-Type: text/x\r\nServer: theirs\r\nDate: then\r\nX-Accel-Foo: a\r\n"
                      "X-Accel-Charset: b\r\nConnection: x\r\nKeep-Alive: 5\r\nX-Own: 1\r\n"
                      "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nETag: \"e\"\r\nContent-Length: 2\r\n",
                      "ok")),
      "location / { proxy_pass http://@B@; add_header X-Added yes; }"
      "location /hide { proxy_pass http://@B@; proxy_hide_header X-Own; proxy_pass_header "
      "X-Accel-Charset; }");
  HttpResponse response = site.ask();
  cr_expect_eq(response.status, 200);
  cr_expect(response.body == "ok");
  cr_expect(response.field("Content-Type") == "text/x");
  cr_expect(response.field("Server") != "theirs" && response.count("Server") == 1);
  cr_expect(response.field("Date") != "then" && response.count("Date") == 1);
  cr_expect(response.field("X-Accel-Charset") == "" && response.field("Keep-Alive") == "");
  cr_expect(response.field("X-Own") == "1" && response.field("X-Added") == "yes");
  cr_expect_eq(response.count("Set-Cookie"), 2);
  cr_expect(response.field("ETag") == "\"e\"");
  HttpResponse hidden = site.ask("/hide");
  cr_expect(hidden.field("X-Own") == "" && hidden.field("X-Accel-Charset") == "b");
}

Test(Proxy, every_framing_of_a_response) {
  static const struct {
    const char* bytes;
    const char* body;
  } kRows[] = {
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nT: "
       "x\r\n\r\n",
       "hello"},
      {"HTTP/1.0 200 OK\r\n\r\nhello", "hello"},
      {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 "
       "200\r\nContent-Length: "
       "5\r\n\r\nhello",
       "hello"},
      {"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "hello"},
      {"HTTP/1.1 204 No\r\n\r\n", ""},
      {"HTTP/1.1 304 No\r\nETag: \"x\"\r\n\r\n", ""},
      {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""},
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloMORE", "hello"},
  };
  for (const auto& row : kRows) {
    ProxySite site(sending(row.bytes));
    HttpResponse response = site.ask();
    cr_expect(response.complete && response.body == row.body, "%s\n%d %s", row.bytes,
              response.status, response.body.c_str());
    HttpResponse old = request(site.server.port(), "GET / HTTP/1.0\r\n\r\n");
    cr_expect(old.body == row.body, "%s", row.bytes);
  }
}

Test(Proxy, responses_that_make_no_sense_are_502) {
  for (std::string bytes :
       {std::string(), std::string("\r\n\r\n"), std::string("garbage\r\n\r\n"),
        std::string("HTTP/2 200 OK\r\n\r\n"), std::string("HTTP/1.1 99 X\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\n"), std::string("HTTP/1.1 200 OK\r\nA b\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nA : b\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nab"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n"),
        std::string("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
        "HTTP/1.1 200 OK\r\nA: " + std::string(1000000, 'a') + "\r\n\r\n"}) {
    ProxySite site(sending(bytes));
    HttpResponse response = site.ask();
    cr_expect_eq(response.status, 502, "%s: %d", bytes.substr(0, 60).c_str(), response.status);
    cr_expect_eq(site.backend.connections(), 1);
  }
}

// Its end is the end of the connection, so only a reset is left.
Test(Proxy, a_torn_response_to_http_1_0_ends_in_a_reset) {
  for (bool isWhole : {true, false}) {
    std::string body = isWhole ? "5\r\nhello\r\n0\r\n\r\n" : "5\r\nhello\r\n";
    ProxySite site(sending(with200("Transfer-Encoding: chunked\r\n", body)));
    Client client(site.server.port());
    client.send("GET / HTTP/1.0\r\nHost: site\r\n\r\n");
    usleep(200 * 1000);
    char bytes[4096];
    ssize_t count;
    while ((count = recv(client.fd(), bytes, sizeof bytes, 0)) > 0) {
    }
    cr_expect_eq(count, isWhole ? 0 : -1);
  }
}

Test(Proxy, a_torn_response_can_be_told_from_a_whole_one) {
  for (std::string bytes :
       {std::string("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX")}) {
    ProxySite site(sending(bytes));
    HttpResponse response = site.ask();
    bool isTorn = response.status == 502 || !response.complete;
    cr_expect(isTorn, "%s", bytes.c_str());
  }
}

Test(Proxy, redirects_and_cookies_name_this_server) {
  ProxySite site(
      [](BackendPeer& peer) {
        std::string got = peer.readRequest();
        std::size_t at = got.find("X-To: ");
        std::string to = got.substr(at + 6, got.find("\r\n", at) - at - 6);
        peer.send(
            "HTTP/1.1 302 Found\r\nLocation: " + to +
            "\r\nSet-Cookie: a=b; Domain=back; Path=/x/y; Secure\r\nContent-Length: 0\r\n\r\n");
      },
      "location /d/ { proxy_pass http://@B@/x/; }"
      "location /off/ { proxy_pass http://@B@/x/; proxy_redirect off; }"
      "location /own/ { proxy_pass http://@B@/x/; proxy_redirect http://back/ /front/;"
      " proxy_redirect ~^http://(\\w+)/(.*) /$1/$2; proxy_cookie_domain back front;"
      " proxy_cookie_path /x/ /own/; }");
  auto location = [&](const std::string& target, const std::string& to) {
    return site.ask(target, "X-To: " + to + "\r\n").field("Location");
  };
  std::string here = "http://site:" + std::to_string(site.server.port());
  cr_expect(location("/d/", "http://" + site.backend.address() + "/x/z?q") == here + "/d/z?q", "%s",
            location("/d/", "http://" + site.backend.address() + "/x/z?q").c_str());
  cr_expect(location("/d/", "http://elsewhere/x/z") == "http://elsewhere/x/z");
  cr_expect(location("/off/", "http://" + site.backend.address() + "/x/z") ==
            "http://" + site.backend.address() + "/x/z");
  cr_expect(location("/own/", "http://back/z") == here + "/front/z");
  cr_expect(location("/own/", "http://other/z") == here + "/other/z");
  cr_expect(site.ask("/own/", "X-To: /\r\n").field("Set-Cookie") ==
            "a=b; Domain=front; Path=/own/y; Secure");
}

Test(Proxy, an_address_with_variables_in_digits) {
  ProxySite site(echo,
                 "location / { proxy_pass http://127.0.0.1:$arg_port; }"
                 "location /name { proxy_pass http://$arg_name; }");
  std::string port = std::to_string(site.backend.port());
  cr_expect(site.ask("/x?port=" + port).body.find("GET /x?port=" + port) == 0);
  cr_expect_eq(site.ask("/name?name=example.invalid").status, 502);
}

Test(Proxy, fields_and_cookies_of_the_upstream_in_variables) {
  ProxySite site(sending(with200("X-A: 1\r\nX-A: 2\r\nX_b: 3\r\nServer: own\r\n"
                                 "Set-Cookie: other=x; id=9\r\nSet-Cookie: ID= 7; Path=/\r\n"
                                 "Set-Cookie: id=8\r\nContent-Length: 0\r\n",
                                 "")),
                 "access_log access.log v; location / { proxy_pass http://@B@; add_header X-All "
                 "\"$upstream_http_x_a $upstream_http_x_b $upstream_http_server "
                 "$upstream_http_content_length $upstream_cookie_id $mapped\"; "
                 "proxy_hide_header X-A; } location /none { return 200 \"<$upstream_http_x_a>\"; }",
                 "log_format v '$uri $upstream_http_x_a $upstream_cookie_no "
                 "$upstream_trailer_x'; map $upstream_http_x_a $mapped { 1 one; default other; }");
  HttpResponse response = site.ask("/");
  cr_expect(response.field("X-All") == "1 3 own 0 7 one", "%s", response.head.c_str());
  cr_expect(response.field("X-A").empty());
  cr_expect(site.ask("/none").body == "<>");
  cr_expect(eventually([&] { return site.dir.read("access.log") == "/ 1 - -\n/none - - -\n"; }));
}
