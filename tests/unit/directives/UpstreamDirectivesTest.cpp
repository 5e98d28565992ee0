#include "directives/UpstreamDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(upstreamDirectives, addresses) {
  static const Wrong kCases[] = {
      {"proxy_pass http://127.0.0.1:80;", ""},
      {"proxy_pass http://[::1]:80/x;", ""},
      {"proxy_pass http://[::1];", ""},
      {"proxy_pass http://unix:/tmp/x:/uri;", ""},
      {"proxy_pass localhost:3000;", "invalid URL prefix, the address must begin with \"http://\""},
      {"proxy_pass http://;", "no host in upstream \"\""},
      {"proxy_pass http://:80;", "no host in upstream \":80\""},
      {"proxy_pass http://unix:;", "no path in the unix domain socket in upstream \"unix:\""},
      {"proxy_pass http://[::1;", "invalid host in upstream \"[::1\""},
      {"proxy_pass http://[::1]x;", "invalid host in upstream \"[::1]x\""},
      {"proxy_pass http://[zz];", "invalid IPv6 address in upstream \"[zz]\""},
      {"proxy_pass http://127.0.0.1:99999;", "invalid port in upstream \"127.0.0.1:99999\""},
      {"proxy_pass http://127.0.0.1:0;", "invalid port in upstream \"127.0.0.1:0\""},
      {"proxy_pass http://127.0.0.1:;", "invalid port in upstream \"127.0.0.1:\""},
      {"proxy_pass http://127.0.0.1:x;", "invalid port in upstream \"127.0.0.1:x\""},
      {"fastcgi_pass http://127.0.0.1:9000;",
       "invalid host in upstream \"http://127.0.0.1:9000\", it must be without \"http://\""},
      {"fastcgi_pass 127.0.0.1;", "no port in upstream \"127.0.0.1\""},
      {"scgi_pass 127.0.0.1:99999;", "invalid port in upstream \"127.0.0.1:99999\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(upstreamDirectives, theReasonIsGivenOnce) {
  Loader loader;
  std::string message = loader.loadLocation("proxy_pass http://no-such-host.invalid:80;");
  const std::string begin = "t:2: host not found in upstream \"no-such-host.invalid:80\": ";
  cr_expect_eq(message.substr(0, begin.size()), begin, "%s", message.c_str());
  cr_expect_eq(message.find("not found in \""), std::string::npos, "%s", message.c_str());
}

Test(upstreamDirectives, groups) {
  static const Wrong kCases[] = {
      {"upstream a { server 127.0.0.1:1 weight=2 backup; server 127.0.0.1; }", ""},
      {"upstream a { server 127.0.0.1:1/; }", "invalid host in upstream \"127.0.0.1:1/\""},
      {"upstream a { server 127.0.0.1 weigth=3; }",
       "invalid parameter \"weigth=3\", did you mean \"weight\"?"},
      {"upstream a { server 127.0.0.1 weight=0; }", "invalid parameter \"weight=0\""},
      {"upstream a { server 127.0.0.1 backups; }",
       "invalid parameter \"backups\", did you mean \"backup\"?"},
      {"upstream a { server 127.0.0.1; least_con; }",
       "unknown directive \"least_con\" in an upstream block, did you mean \"least_conn\"?"},
      {"upstream a { server 127.0.0.1; keepalive; }",
       "invalid number of arguments in \"keepalive\" directive"},
      {"keepalive 3;",
       "\"keepalive\" directive is not allowed here: it belongs inside an \"upstream\" block"},
      {"upstream a { server 127.0.0.1; } server { location / { proxy_pass http://a:81; } }",
       "upstream \"a\" may not have port 81"},
      {"server { location / { fastcgi_pass a:80; } } upstream a { server 127.0.0.1; }",
       "upstream \"a\" may not have port 80"},
  };
  expectMessages(&Loader::loadHttp, kCases);
}

Test(upstreamDirectives, policiesAndBackups) {
  static const Wrong kCases[] = {
      {"upstream a { server 127.0.0.1 backup; }", "no servers in upstream \"a\""},
      {"upstream a { least_conn; server 127.0.0.1 backup; }", "no servers in upstream \"a\""},
      {"upstream a { server 127.0.0.1 backup; server 127.0.0.2 down; }", ""},
      {"upstream a { server 127.0.0.1; server 127.0.0.2 backup; ip_hash; }", ""},
      {"upstream a { ip_hash; server 127.0.0.1; server 127.0.0.2 backup; }",
       "balancing method does not support parameter \"backup\""},
      {"upstream a { keepalive 3; keepalive 4; server 127.0.0.1; }",
       "\"keepalive\" directive is duplicate"},
  };
  expectMessages(&Loader::loadHttp, kCases);
}

Test(upstreamDirectives, aSecondPolicyIsWarnedAbout) {
  Loader loader;
  for (const char* policies : {"keepalive 3; least_conn;", "ip_hash; random;"}) {
    cr_expect_eq(loader.loadHttp("upstream a { server 127.0.0.1; " + std::string(policies) + " }"),
                 "");
    cr_expect_neq(loader.warnings().find("t:2: load balancing method redefined"), std::string::npos,
                  "%s", policies);
  }
  cr_expect_eq(loader.loadHttp("upstream a { server 127.0.0.1; least_conn; keepalive 3; }"), "");
  cr_expect_eq(loader.warnings().find("redefined"), std::string::npos);
}

Test(upstreamDirectives, theDefaultRedirectNeedsAnAddress) {
  static const char kEarly[] =
      "\"proxy_redirect default\" should be placed after the \"proxy_pass\" directive";
  static const Wrong kCases[] = {
      {"proxy_pass http://127.0.0.1; proxy_redirect default;", ""},
      {"proxy_redirect default; proxy_pass http://127.0.0.1;", kEarly},
      {"proxy_redirect default;", kEarly},
      {"proxy_pass http://$host; proxy_redirect default;",
       "\"proxy_redirect default\" cannot be used with \"proxy_pass\" directive with variables"},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(upstreamSettingDirectives, localAddresses) {
  static const Wrong kCases[] = {
      {"proxy_bind 127.0.0.1; scgi_bind [::1]:80; uwsgi_bind $remote_addr; fastcgi_bind off;", ""},
      {"proxy_bind localhost;",
       "invalid value \"localhost\" in \"proxy_bind\" directive, it must be an address in digits"},
      {"scgi_bind unix:/x;",
       "invalid value \"unix:/x\" in \"scgi_bind\" directive, it must be an address in digits"},
      {"proxy_bind 127.0.0.1:99999;",
       "invalid value \"127.0.0.1:99999\" in \"proxy_bind\" directive, it must be an address in "
       "digits"},
      {"proxy_bind 127.0.0.1 opaque;", "invalid parameter \"opaque\""},
      {"proxy_bind $remote_addr transparent;",
       "\"transparent\" is not supported: it needs the right to send from addresses that this "
       "machine does not have"},
  };
  expectMessages(&Loader::loadLocation, kCases);
}
