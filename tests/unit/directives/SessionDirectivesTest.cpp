#include "directives/SessionDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(sessionDirectives, sessions) {
  static const Wrong kCases[] = {
      {"session_cookie \"a b\";", "invalid cookie name \"a b\""},
      {"session_timeout 0;", "invalid value \"0\" in \"session_timeout\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const Scope& scope = scopeOf(loader, "session_cookie sid; session_timeout 5m; session_max 7;");
  cr_expect_eq(scope.sessions.cookie, "sid");
  cr_expect_eq(scope.sessions.timeout, 300);
  cr_expect_eq(scope.sessions.max, 7);
  cr_expect_eq(scopeOf(loader, "session_cookie off;").sessions.cookie, "");
}
