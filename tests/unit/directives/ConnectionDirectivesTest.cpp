#include "directives/ConnectionDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(connectionDirectives, keepAlive) {
  static const Wrong kCases[] = {
      {"keepalive_disable none; keepalive_time 30m;", ""},
      {"keepalive_disable msie7;",
       "invalid value \"msie7\" in \"keepalive_disable\" directive, it must be \"none\", \"msie6\" "
       "or \"safari\""},
      {"keepalive_time x;",
       "\"keepalive_time\" directive invalid value \"x\", it must be a time such as 30s, 5m or "
       "1h30m"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  cr_expect_eq(scopeOf(loader, "").connection.keepaliveTime, 3600);
  cr_expect_eq(scopeOf(loader, "").connection.keepaliveDisabled,
               unsigned(ConnectionSettings::kMsie6));
  cr_expect_eq(scopeOf(loader, "keepalive_disable none;").connection.keepaliveDisabled, 0u);
  cr_expect_eq(scopeOf(loader, "keepalive_disable safari msie6;").connection.keepaliveDisabled,
               unsigned(ConnectionSettings::kMsie6 | ConnectionSettings::kSafari));
  cr_expect_eq(scopeOf(loader, "keepalive_time 90m;").connection.keepaliveTime, 5400);
}
