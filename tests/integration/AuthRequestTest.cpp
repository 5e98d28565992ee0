// auth_request and auth_request_set: a subrequest decides who may see what.
#include <criterion/criterion.h>

#include <list>
#include <string>

#include "harness/Eventually.hpp"
#include "harness/ProxySite.hpp"
#include "harness/Script.hpp"

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Decides by X-Status, and echoes any other request.
void decide(BackendPeer& peer) {
  std::string got = peer.readRequest();
  if (got.empty()) return;
  std::size_t at = got.find("X-Status: ");
  std::string status = at == std::string::npos ? "200" : got.substr(at + 10, 3);
  std::string fields =
      "X-User: ann\r\nX-User: bob\r\nSet-Cookie: a=1; Path=/\r\n"
      "Set-Cookie: seen=yes; HttpOnly\r\n";
  if (status == "401") fields += "WWW-Authenticate: Bearer\r\n";
  if (!has(got, "/auth")) {
    status = "200";
    fields.clear();
  }
  peer.send("HTTP/1.1 " + status + " x\r\n" + fields + "Content-Length: " +
            std::to_string(got.size()) + "\r\nConnection: close\r\n\r\n" + got);
}

const std::string kAuth = "location = /auth { internal; proxy_pass http://@B@; } ";

struct AuthSite : ProxySite {
  explicit AuthSite(const std::string& text, Backend::Script script = decide)
      : ProxySite(script, kAuth + text) {
    dir.write("html/index.html", "welcome");
    dir.write("html/login.html", "log in");
  }
  int statusFor(const std::string& verdict, const std::string& target = "/") {
    return ask(target, verdict.empty() ? "" : "X-Status: " + verdict + "\r\n").status;
  }
  bool logs(const std::string& text) const {
    return eventually([&] { return has(dir.read("error.log"), text); });
  }
};

}  // namespace

Test(AuthRequest, the_status_of_the_subrequest_decides) {
  AuthSite site("location / { auth_request /auth; }");
  cr_expect(site.ask().body == "welcome");
  cr_expect_eq(site.statusFor("204"), 200);
  cr_expect_eq(site.statusFor("403"), 403);
  cr_expect_eq(site.statusFor("404"), 500);
  cr_expect_eq(site.statusFor("302"), 500);
  cr_expect_eq(site.statusFor("503"), 500);
  cr_expect(site.logs("auth request unexpected status: 404, client: 127.0.0.1"));
  HttpResponse challenged = site.ask("/", "X-Status: 401\r\n");
  cr_expect_eq(challenged.status, 401);
  cr_expect(challenged.field("WWW-Authenticate") == "Bearer");
  cr_expect_eq(site.ask("/auth").status, 404, "the location is internal");
}

Test(AuthRequest, off_and_inheritance) {
  AuthSite site(
      "auth_request /auth; location /open { auth_request off; return 200 open; }"
      "location /deeper { return 200 rewrite; }");
  cr_expect_eq(site.statusFor("403"), 403);
  cr_expect_eq(site.statusFor("403", "/open"), 200);
  cr_expect_eq(site.statusFor("403", "/deeper"), 200, "return comes before access");
}

Test(AuthRequest, the_subrequest_is_a_get_without_body) {
  AuthSite site(
      "location /up { auth_request /auth; auth_request_set $seen $sent_http_x_echo;"
      " proxy_pass http://@B@; proxy_set_header X-Seen $seen; }",
      [](BackendPeer& peer) {
        std::string got = peer.readRequest();
        std::string line = got.substr(0, got.find(" HTTP/"));
        bool hasBody = has(got, "Content-Length") || has(got, "Transfer-Encoding");
        bool isAuth = has(line, "/auth");
        std::string echo = line + (hasBody ? " body" : "") + (has(got, "X-A: 1") ? " A" : "");
        peer.send("HTTP/1.0 200 OK\r\nX-Echo: " + echo + "\r\nContent-Length: " +
                  std::to_string(isAuth ? 0 : got.size()) + "\r\n\r\n" + (isAuth ? "" : got));
      });
  HttpResponse got = site.ask("/up?x=1", "X-A: 1\r\nContent-Length: 5\r\n", "POST", "hello");
  cr_expect(has(got.body, "POST /up?x=1 HTTP/1.0\r\n"));
  cr_expect(has(got.body, "X-Seen: GET /auth A\r\n"), "%s", got.body.c_str());
  cr_expect(has(got.body, "\r\n\r\nhello"));
  got = site.ask("/up", "X-A: 1\r\nTransfer-Encoding: chunked\r\n", "POST",
                 "5\r\nhello\r\n0\r\n\r\n");
  cr_expect(has(got.body, "X-Seen: GET /auth A\r\n"), "%s", got.body.c_str());
  cr_expect(has(got.body, "\r\n\r\nhello"));
}

Test(AuthRequest, variables_come_from_the_subrequest) {
  AuthSite site(
      "location / { auth_request /auth; auth_request_set $user $upstream_http_x_user;"
      " auth_request_set $cookie $upstream_cookie_seen;"
      " auth_request_set $state $upstream_status; auth_request_set $where \"$uri $request_method\";"
      " add_header X-All \"$user $cookie $state $where\" always; }");
  cr_expect(site.ask("/", "", "HEAD").field("X-All") == "ann yes 200 /auth HEAD");
  cr_expect(site.ask("/", "X-Status: 403\r\n").field("X-All") == "ann yes 403 /auth GET");
}

Test(AuthRequest, any_kind_of_location_decides) {
  AuthSite site(
      "location = /yes { return 204; } location = /no { return 403; }"
      "location = /file { alias html/index.html; }"
      "location = /missing { root /nonexistent; }"
      "location = /set { set $who me; return 200; }"
      "location = /script.sh { cgi .sh; }"
      "location /1 { auth_request /yes; try_files /index.html =404; }"
      "location /2 { auth_request /no; try_files /index.html =404; }"
      "location /3 { auth_request /login.html; try_files /index.html =404; }"
      "location /4 { auth_request /missing; try_files /index.html =404; }"
      "location /5 { auth_request /set; add_header X-Who $who; "
      "try_files /index.html =404; }"
      "location /6 { auth_request /script.sh; try_files /index.html =404; }");
  writeScript(site.dir, "html/script.sh",
              "echo \"Status: ${HTTP_X_STATUS:-200}\"\necho\necho body\n");
  cr_expect(site.ask("/1").body == "welcome");
  cr_expect_eq(site.ask("/2").status, 403);
  cr_expect(site.ask("/3").body == "welcome");
  cr_expect_eq(site.ask("/4").status, 500);
  cr_expect(site.ask("/5").field("X-Who") == "me", "variables are shared");
  cr_expect(site.ask("/6").body == "welcome");
  cr_expect_eq(site.statusFor("403", "/6"), 403);
  cr_expect_eq(site.ask("/6", "Content-Length: 3\r\n", "POST", "abc").status, 405);
}

Test(AuthRequest, satisfy_any) {
  AuthSite site(
      "satisfy any; auth_request /auth;"
      "location /denied { deny all; try_files /index.html =404; }"
      "location /allowed { allow all; try_files /index.html =404; }");
  cr_expect_eq(site.statusFor("", "/denied"), 200);
  cr_expect_eq(site.statusFor("401", "/denied"), 401);
  cr_expect_eq(site.statusFor("403", "/denied"), 403);
  cr_expect_eq(site.statusFor("404", "/denied"), 500);
  cr_expect_eq(site.statusFor("403", "/allowed"), 200);
}

Test(AuthRequest, a_subrequest_is_not_checked_itself) {
  AuthSite site("auth_request /again; location = /again { deny all; return 204; }");
  cr_expect_eq(site.ask().status, 200);
}

Test(AuthRequest, error_pages_lead_to_the_login) {
  AuthSite site(
      "error_page 401 = @login; location @login { return 302 /login?from=$uri; }"
      "location / { auth_request /auth; }");
  HttpResponse response = site.ask("/", "X-Status: 401\r\n");
  cr_expect_eq(response.status, 302);
  cr_expect(has(response.field("Location"), "/login?from=/"), "%s", response.head.c_str());
}

Test(AuthRequest, the_connection_goes_on) {
  AuthSite site("location / { auth_request /auth; }");
  Client client(site.server.port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET / HTTP/1.1\r\nHost: site\r\n\r\n");
    cr_expect(client.receive().body == "welcome");
    client.send("POST / HTTP/1.1\r\nHost: site\r\nX-Status: 403\r\nContent-Length: 3\r\n\r\nabc");
    cr_expect_eq(client.receive().status, 403);
  }
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_expect(client.receive().body == "welcome");
  cr_expect(client.receive().body == "welcome");
}

Test(AuthRequest, a_silent_service_is_a_500) {
  AuthSite site("proxy_read_timeout 1s; location / { auth_request /auth; }", [](BackendPeer& peer) {
    peer.readRequest();
    peer.isClosedWithin(5000);
  });
  cr_expect_eq(site.ask().status, 500);
  cr_expect(site.logs("auth request unexpected status: 504"));
  cr_expect(site.logs("subrequest: \"/auth\""));
}

Test(AuthRequest, a_client_that_leaves_ends_the_subrequest) {
  bool isEnded = false;
  AuthSite site("location / { auth_request /auth; }", [&](BackendPeer& peer) {
    peer.readRequest();
    isEnded = peer.isClosedWithin(9000);
  });
  Client client(site.server.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert(eventually([&] { return site.backend.connections() == 1; }));
  client.reset();
  cr_expect(eventually([&] { return isEnded; }));
}

Test(AuthRequest, many_at_once) {
  AuthSite site("location / { auth_request /auth; }");
  std::list<Client> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(site.server.port());
    clients.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  for (Client& client : clients)
    cr_expect(client.receive().body == "welcome");
}
