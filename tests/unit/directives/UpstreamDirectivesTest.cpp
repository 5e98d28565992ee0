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
