#include "directives/LimitDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

static const char kZone[] = "limit_req_zone $uri zone=r:1m rate=10r/s;";

Test(limitDirectives, zones) {
  static const Wrong kCases[] = {
      {"limit_req_zone $uri zone=a:1m rate=10r/s;", ""},
      {"limit_req_zone $uri rate=30r/m zone=a:32k;", ""},
      {"limit_conn_zone $uri$args zone=a:1m;", ""},
      {"limit_req_zone $uri rate=1r/s;", "\"limit_req_zone\" must have \"zone\" parameter"},
      {"limit_req_zone $uri zone=a rate=1r/s;", "invalid zone size \"zone=a\""},
      {"limit_req_zone $uri zone=:1m rate=1r/s;", "invalid zone size \"zone=:1m\""},
      {"limit_req_zone $uri zone=a:1x rate=1r/s;", "invalid zone size \"zone=a:1x\""},
      {"limit_req_zone $uri zone=a:31k rate=1r/s;",
       "zone \"a\" is too small, it must have at least 32k"},
      {"limit_req_zone $uri zone=a:1m rate=0r/s;", "invalid rate \"rate=0r/s\""},
      {"limit_req_zone $uri zone=a:1m rate=r/s;", "invalid rate \"rate=r/s\""},
      {"limit_req_zone $uri zone=a:1m rate=1r/h;", "invalid rate \"rate=1r/h\""},
      {"limit_req_zone $uri zone=a:1m sync;", "invalid parameter \"sync\""},
      {"limit_conn_zone $uri rate=1r/s;", "invalid parameter \"rate=1r/s\""},
      {"limit_req_zone $none zone=a:1m rate=1r/s;",
       "unknown \"none\" variable in \"limit_req_zone\" directive"},
      {"limit_req_zone $uri zone=a:1m rate=1r/s; limit_req_zone $args zone=a:1m rate=1r/s;",
       "zone \"a\" is already bound to key \"$uri\""},
      {"limit_req_zone $uri zone=a:1m rate=1r/s; limit_conn_zone $args zone=a:1m;",
       "zone \"a\" is already declared for the other limits, by key \"$uri\""},
  };
  expectMessages(&Loader::loadHttp, kCases);
  Loader loader;
  cr_assert_eq(loader.loadHttp("limit_req_zone $uri zone=a:1m rate=30r/m;"), "");
  const LimitZone& zone = *loader.config().limitZones.at(0);
  cr_expect_eq(zone.rate, 500);
  cr_expect_eq(zone.size, 1u << 20);
  cr_expect_eq(zone.name, "a");
}

Test(limitDirectives, limits) {
  static const struct {
    const char* text;
    const char* message;
  } kCases[] = {
      {"limit_req zone=r;", ""},
      {"limit_req zone=r burst=5 delay=3;", ""},
      {"limit_conn c 3;", ""},
      {"limit_req burst=5;", "\"limit_req\" must have \"zone\" parameter"},
      {"limit_req zone=x;", "unknown zone \"x\", no \"limit_req_zone\" defines it"},
      {"limit_req zone=c;", "unknown zone \"c\", no \"limit_req_zone\" defines it"},
      {"limit_conn r 1;", "unknown zone \"r\", no \"limit_conn_zone\" defines it"},
      {"limit_req zone=r burst=0;", "invalid burst value \"burst=0\""},
      {"limit_req zone=r delay=x;", "invalid delay value \"delay=x\""},
      {"limit_req zone=r slow;", "invalid parameter \"slow\""},
      {"limit_req zone=r; limit_req zone=r;", "zone \"r\" is given twice in this block"},
      {"limit_conn c 0;", "invalid number of connections \"0\""},
      {"limit_conn c 65536;", "connection limit must be less 65536"},
      {"limit_req_status 399;", "value must be between 400 and 599"},
      {"limit_conn_status 600;", "value must be between 400 and 599"},
      {"limit_req_log_level crit;",
       "invalid value \"crit\" in \"limit_req_log_level\" directive, it must be \"info\", "
       "\"notice\", \"warn\" or \"error\""},
      {"limit_rate 10x;",
       "\"limit_rate\" directive invalid value \"10x\", it must be a size such as 8k, 20m or 1g"},
      {"limit_rate $arg_x; limit_rate_after 1m;", ""},
  };
  Loader loader;
  for (const auto& one : kCases) {
    std::string message = loader.loadHttp(std::string(kZone) +
                                          " limit_conn_zone $uri zone=c:1m; server { listen 80; "
                                          "location / { " +
                                          one.text + " } }");
    std::string expected = *one.message ? std::string("t:2: ") + one.message : "";
    cr_expect_eq(message, expected, "%s\n%s", one.text, message.c_str());
  }
}

// A zone may be defined behind its first use.
Test(limitDirectives, whatALimitBecomes) {
  Loader loader;
  std::string message = loader.loadHttp(
      "limit_req zone=r burst=5 delay=3; limit_req_status 429; server { listen 80;"
      " location /a { limit_req_dry_run on; } location /b { limit_req zone=r nodelay; } }" +
      std::string(kZone));
  cr_assert_eq(message, "", "%s", message.c_str());
  const LimitSettings& a = loader.location(0).scope.limits;
  cr_assert_eq(a.requests.size(), 1u);
  cr_expect_eq(a.requests[0].burst, 5000);
  cr_expect_eq(a.requests[0].delay, 3000);
  cr_expect_eq(a.requestReaction.status, 429);
  cr_expect(a.requestReaction.isDryRun);
  const LimitSettings& b = loader.location(1).scope.limits;
  cr_assert_eq(b.requests.size(), 1u);
  cr_expect_eq(b.requests[0].burst, 0);
  cr_expect_gt(b.requests[0].delay, 1000000000L);
}
