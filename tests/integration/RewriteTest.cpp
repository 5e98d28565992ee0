// The rewrite directives, regular expressions, and the variables that a configuration defines.
#include <criterion/criterion.h>

#include <chrono>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

// A server with one server{} block, whose locations and settings are `text`.
struct Site {
  TempDir dir;
  ServerProcess server;

  explicit Site(const std::string& text, const std::string& http = "")
      : server(dir,
               http + "server { listen 127.0.0.1:0; server_name site; root html; " + text + " }") {}

  HttpResponse ask(const std::string& target, const std::string& method = "GET") {
    return request(server.port(), method + " " + target + " HTTP/1.1\r\nHost: site\r\n" +
                                      (method == "POST" ? "Content-Length: 0\r\n" : "") + "\r\n");
  }
  std::string body(const std::string& target) { return ask(target).body; }
  int status(const std::string& target) { return ask(target).status; }
};

}  // namespace

Test(Rewrite, last_chooses_a_location_again_and_break_does_not) {
  Site site(
      "location /last/ { rewrite ^/last(.*) /to$1 last; return 500; }"
      "location /break/ { rewrite ^/break(.*) /to$1 break; return 500; }"
      "location /plain/ { rewrite ^/plain(.*) /to$1; rewrite ^/to(.*) /to/more$1; }"
      "location /stop/ { rewrite ^/stop(.*) /to$1; break; }"
      "location /to/ { return 200 $uri?$args; }");
  site.dir.write("html/to/file", "a file");
  cr_expect(site.body("/last/x?a=b") == "/to/x?a=b");
  cr_expect(site.body("/break/file") == "a file");
  cr_expect(site.body("/plain/x") == "/to/more/x?");
  cr_expect(site.body("/stop/file") == "a file");
}

Test(Rewrite, arguments_follow_those_of_the_replacement) {
  Site site(
      "location /add/ { rewrite ^/add/(.*) /to?p=$1 last; }"
      "location /drop/ { rewrite ^/drop/(.*) /to?p=$1? last; }"
      "location /keep/ { rewrite ^ /to last; }"
      "location /to { return 200 $args; }");
  cr_expect(site.body("/add/x?a=b") == "p=x&a=b");
  cr_expect(site.body("/drop/x?a=b") == "p=x");
  cr_expect(site.body("/keep/x?a=b") == "a=b");
  cr_expect(site.body("/add/a%26b") == "p=a%26b", "a group is encoded among the arguments");
  cr_expect(site.body("/add/a%3Fb") == "p=a%3Fb", "a '?' of the client does not begin arguments");
}

Test(Rewrite, redirects) {
  Site site(
      "location /found/ { rewrite ^/found/(.*) /new/$1 redirect; }"
      "location /moved/ { rewrite ^/moved/(.*) http://other/$1? permanent; }"
      "location /inject/ { return 302 $uri; }");
  HttpResponse found = site.ask("/found/a%20b?c=d");
  cr_expect_eq(found.status, 302);
  cr_expect(found.field("Location").find("/new/a%20b?c=d") != std::string::npos);
  HttpResponse moved = site.ask("/moved/x?c=d");
  cr_expect_eq(moved.status, 301);
  cr_expect(moved.field("Location") == "http://other/x");
  HttpResponse inject = site.ask("/inject/%0d%0aSet-Cookie:%20a=b");
  cr_expect(inject.field("Set-Cookie").empty(), "no client writes a field of a response");
}

Test(Rewrite, the_servers_program_runs_before_each_path_but_not_after_last_or_for_a_name) {
  Site site(
      "set $runs \"${runs}s\"; error_page 404 /page; error_page 410 @named;"
      "location /page { return 200 $runs; }"
      "location @named { return 200 $runs; }"
      "location /once { return 200 $runs; }"
      "location /last { rewrite ^ /once last; }"
      "location /twice { return 404; }"
      "location /name { return 410; }");
  cr_expect(site.body("/once") == "s");
  cr_expect(site.body("/last") == "s");
  cr_expect(site.body("/twice") == "ss");
  cr_expect(site.body("/name") == "s");
}

Test(Rewrite, cycles_end_with_500) {
  Site site(
      "error_log error.log;"
      "location /rewrite { rewrite ^ /rewrite last; }"
      "location /page { error_page 404 /page; recursive_error_pages on; return 404; }"
      "location /try { try_files /nothing /try; }"
      "location /map { return 200 [$a]; }",
      "map $b $a { default $b; } map $a $b { default $a; }");
  for (const char* target : {"/rewrite", "/page", "/try"})
    cr_expect_eq(site.status(target), 500, "%s", target);
  cr_expect(site.body("/map") == "[]");
  cr_expect(site.dir.read("error.log").find("cycle while evaluating variable") !=
            std::string::npos);
}

Test(Rewrite, the_last_if_that_holds_wins) {
  Site site(
      "location / { add_header A outer; set $v 0;"
      " if ($arg_a) { add_header A first; set $v 1; }"
      " if ($arg_b) { add_header A second; set $v \"${v}2\"; }"
      " try_files /other =404; add_header V $v; }");
  site.dir.write("html/file", "text");
  site.dir.write("html/other", "other");
  cr_expect(site.ask("/file").field("A") == "outer");
  cr_expect(site.body("/file") == "other");
  cr_expect(site.ask("/file?a=1").field("A") == "first");
  cr_expect(site.body("/file?a=1") == "text", "an if does not inherit try_files");
  cr_expect(site.ask("/file?a=1&b=1").field("A") == "second");
}

Test(Rewrite, conditions) {
  Site site(
      "location /true { if ($arg_x) { return 200 yes; } return 200 no; }"
      "location /equal { if ($arg_x = 1) { return 200 yes; } return 200 no; }"
      "location /match { if ($arg_x ~* ^(a+)B) { return 200 $1; } return 200 [$1]; }"
      "location /file { if (-f $document_root/file) { return 200 yes; } return 200 no; }"
      "location /dir { if (!-d $document_root/file) { return 200 yes; } return 200 no; }"
      "location /exists { if (-e $document_root/nothing) { return 200 yes; } return 200 no; }"
      "location /run { if (-x $document_root/file) { return 200 yes; } return 200 no; }");
  site.dir.write("html/file", "text");
  cr_expect(site.body("/true?x=a") == "yes");
  cr_expect(site.body("/true?x=0") == "no");
  cr_expect(site.body("/true") == "no");
  cr_expect(site.body("/equal?x=1") == "yes");
  cr_expect(site.body("/equal?x=01") == "no");
  cr_expect(site.body("/match?x=AAbc") == "AA");
  cr_expect(site.body("/match?x=c") == "[]");
  cr_expect(site.body("/file") == "yes");
  cr_expect(site.body("/dir") == "yes");
  cr_expect(site.body("/exists") == "no");
  cr_expect(site.body("/run") == "no");
}

Test(Rewrite, an_if_keeps_what_its_location_forbids) {
  Site site(
      "location /limited { limit_except GET { deny all; } if ($arg_a) { set $x 1; } return 200 a; }"
      "location /denied { deny all; if ($arg_a) { set $x 1; } }"
      "location /inside { internal; if ($arg_a) { set $x 1; } return 200 a; }");
  cr_expect_eq(site.ask("/limited?a=1", "POST").status, 403);
  cr_expect_eq(site.status("/limited?a=1"), 200);
  cr_expect_eq(site.status("/denied?a=1"), 403);
  cr_expect_eq(site.status("/inside?a=1"), 404);
}

Test(Rewrite, nothing_climbs) {
  Site site(
      "location ~ ^/alias(.*)$ { alias html/in/$1; }"
      "location ~ ^/root(.*)$ { root html/in/$1; try_files /secret =404; }"
      "location /break/ { rewrite ^/break/x(.*) /in/$1 break; }"
      "location /last/ { rewrite ^/last/x(.*) /in/$1 last; }"
      "location /arg { set $d $arg_d; root html/in/$d; rewrite ^ /secret break; }"
      "location /try { try_files /in/$arg_d =404; }");
  site.dir.write("html/secret", "secret");
  site.dir.write("html/in/file", "file");
  cr_expect(site.body("/alias/file") == "file");
  for (const char* target : {"/alias../secret", "/root..", "/break/x../secret", "/last/x../secret",
                             "/arg?d=..", "/try?d=../secret"}) {
    HttpResponse response = site.ask(target);
    cr_expect_eq(response.status, 404, "%s: %d", target, response.status);
    cr_expect(response.body.find("secret\n") == std::string::npos);
  }
}

Test(Rewrite, set_changes_arguments) {
  Site site("location / { set $args \"a=$arg_b&c=1\"; return 200 \"$args $arg_a $is_args\"; }");
  cr_expect(site.body("/?b=5") == "a=5&c=1 5 ?");
}

// 3,000 bytes at 1,000 a second take more than a second, whatever the machine does.
Test(Rewrite, set_limits_the_rate) {
  Site site("location / { if ($arg_slow) { set $limit_rate 1000; } }");
  site.dir.write("html/file", std::string(3000, 'x'));
  const auto begin = std::chrono::steady_clock::now();
  cr_expect(site.body("/file?slow=1").size() == 3000);
  cr_expect(std::chrono::steady_clock::now() - begin > std::chrono::seconds(1));
  cr_expect(site.body("/file").size() == 3000);
}

Test(Patterns, locations_between_prefixes) {
  Site site(
      "location / { return 200 prefix; }"
      "location ^~ /final/ { return 200 final; }"
      "location ~ \\.php$ { return 200 php; }"
      "location ~* \\.(PNG|gif)$ { return 200 $1; }"
      "location = /exact.php { return 200 exact; }"
      "location ~ ^/(?<user>\\w+)/(\\d+)$ { return 200 \"$user $1 $2\"; }");
  cr_expect(site.body("/x.html") == "prefix");
  cr_expect(site.body("/final/x.php") == "final");
  cr_expect(site.body("/a.php") == "php");
  cr_expect(site.body("/a.pHp") == "prefix");
  cr_expect(site.body("/a.Gif") == "Gif");
  cr_expect(site.body("/exact.php") == "exact");
  cr_expect(site.body("/bob/12") == "bob bob 12");
}

Test(Patterns, server_names) {
  TempDir dir;
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; server_name first; return 200 default; }"
      "server { listen 127.0.0.1:0; server_name ~^(?<sub>\\w+)\\.a\\.test$ *.b.test;"
      " location / { return 200 \"$sub $1\"; } }"
      "server { listen 127.0.0.1:0; server_name ~test$; return 200 later; }");
  auto ask = [&](const std::string& host) {
    return request(server.port(), "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").body;
  };
  cr_expect(ask("bob.a.test") == "bob bob");
  cr_expect(ask("BOB.A.TEST") == "bob bob");
  cr_expect(ask("x.b.test") == " ");
  cr_expect(ask("c.test") == "later");
  cr_expect(ask("elsewhere") == "default");
}

Test(Patterns, error_pages_and_fallbacks_lead_into_them) {
  Site site(
      "error_page 404 /pages/404.html; error_page 403 = /run.cgi;"
      "location /try { try_files $uri /front.cgi?u=$uri; }"
      "location /deny { deny all; }"
      "location ~ ^/pages/(\\d+) { return 200 \"page $1\"; }"
      "location ~ \\.cgi$ { return 200 \"$uri $args\"; }");
  cr_expect(site.body("/nothing") == "page 404");
  cr_expect(site.body("/try/x") == "/front.cgi u=/try/x");
  cr_expect(site.body("/deny") == "/run.cgi ");
}

Test(Variables, maps) {
  Site site("location / { return 200 \"$kind|$again|$1\"; }",
            "map $arg_a $kind { default other; hostnames; exact E; *.dot D;"
            " ~^(?<letter>[x-z])(\\d) \"$letter-$2\"; \"\" none; }"
            "map $kind $again { volatile; default <$kind>; }");
  cr_expect(site.body("/?a=EXACT") == "E|<E>|");
  cr_expect(site.body("/?a=a.dot") == "D|<D>|");
  cr_expect(site.body("/?a=z7") == "z-7|<z-7>|z", "a map's groups replace $1");
  cr_expect(site.body("/?a=q") == "other|<other>|");
  cr_expect(site.body("/") == "none|<none>|");
}

Test(Variables, geo) {
  Site site(
      "location / { return 200 \"$near $of\"; }",
      "geo $near { default far; 127.0.0.0/8 near; 127.0.0.1 here; }"
      "geo $arg_ip $of { default none; 10.0.0.0/8 ten; 10.1.0.0/16 tenone; 2001:db8::/32 six; }");
  cr_expect(site.body("/?ip=10.1.2.3") == "here tenone");
  cr_expect(site.body("/?ip=10.2.2.3") == "here ten");
  cr_expect(site.body("/?ip=2001:db8::9") == "here six");
  cr_expect(site.body("/?ip=nonsense") == "here none");
}

Test(Variables, survive_internal_redirects_and_requests_do_not_share_them) {
  Site site(
      "location /set { set $v $arg_v; rewrite ^ /show last; }"
      "location ~ ^/named/(?<n>.*) { error_page 404 @named; return 404; }"
      "location @named { return 200 $n; }"
      "location /show { return 200 [$v]; }");
  Client client(site.server.port());
  client.send("GET /set?v=1 HTTP/1.1\r\nHost: site\r\n\r\n");
  cr_expect(client.receive().body == "[1]");
  client.send("GET /show HTTP/1.1\r\nHost: site\r\n\r\n");
  cr_expect(client.receive().body == "[]", "the next request begins without values");
  cr_expect(site.body("/named/x") == "x");
}

Test(Variables, geo_believes_its_proxies) {
  Site site("location / { return 200 $where; }",
            "geo $where { default out; proxy 127.0.0.1; proxy 10.0.0.0/8; proxy_recursive; "
            "192.0.2.0/24 in; 10.0.0.0/8 proxy; }");
  auto ask = [&](const std::string& fields) {
    return request(site.server.port(), "GET / HTTP/1.1\r\nHost: site\r\n" + fields + "\r\n").body;
  };
  cr_expect(ask("") == "out");
  cr_expect(ask("X-Forwarded-For: 192.0.2.7\r\n") == "in");
  cr_expect(ask("X-Forwarded-For: 198.51.100.1, 192.0.2.7, 10.1.1.1\r\n") == "in");
  cr_expect(ask("X-Forwarded-For: 10.1.1.1\r\n") == "proxy");
  cr_expect(ask("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-For: 10.2.2.2\r\n") == "in");
}

Test(Rewrite, unknown_methods_come_to_the_program_and_to_access) {
  Site site(
      "if ($request_method !~ ^(GET|POST)$) { set $odd 1; } if ($arg_close = $odd) { return 444; }"
      "location / { return 200 \"odd $odd\"; }"
      "location /file { }"
      "location /limited { limit_except GET { deny all; } }");
  site.dir.write("html/file", "text");
  cr_expect(site.ask("/", "FOO").body == "odd 1");
  cr_expect_eq(site.ask("/file", "FOO").status, 501);
  cr_expect_eq(site.ask("/limited", "FOO").status, 403);
  Client client(site.server.port());
  client.send("FOO /?close=1 HTTP/1.1\r\nHost: site\r\n\r\n");
  cr_expect(client.closed());
}

Test(Patterns, an_empty_candidate_is_the_alias_itself) {
  Site site("location ~ ^/files/(.*)$ { alias html/a/$1; try_files \"\" =404; }");
  site.dir.write("html/a/f.txt", "found");
  cr_expect(site.body("/files/f.txt") == "found");
  cr_expect_eq(site.status("/files/none"), 404);
}
