#include "directives/AccessDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"
#include "http/Method.hpp"

Test(accessDirectives, access) {
  static const Wrong kCases[] = {
      {"allow foo;",
       "invalid parameter \"foo\", it must be an address, a network, \"unix:\" or \"all\""},
      {"deny 10.0.0.0/33;",
       "invalid parameter \"10.0.0.0/33\", it must be an address, a network, \"unix:\" or \"all\""},
      {"limit_except FOO { }", "invalid method \"FOO\""},
      {"limit_except GET { root x; }", "\"root\" directive is not allowed here"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "limit_except POST { allow 10.0.0.1/8; deny all; } allow ::1;");
  cr_expect_eq(loader.location().limitExcept.methods, unsigned(kPost));
  cr_assert_eq(loader.location().limitExcept.access.size(), 2u);
  cr_expect(loader.location().limitExcept.access[0].allows);
  cr_expect_eq(loader.location().scope.access.rules.size(), 1u);
  cr_expect_eq(loader.warnings(), "t:2: low address bits of 10.0.0.1/8 are meaningless\n");
}

// Every method that nginx knows, in any case, also those that this server does not serve.
Test(accessDirectives, methodsOfLimitExcept) {
  static const Wrong kCases[] = {
      {"limit_except PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK PATCH { deny all; }", ""},
      {"limit_except get Head { }", ""},
      {"limit_except TRACE { }", "invalid method \"TRACE\""},
      {"limit_except CONNECT { }", "invalid method \"CONNECT\""},
      {"limit_except \"\" { }", "invalid method \"\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "limit_except PROPFIND { deny all; }");
  cr_expect_eq(loader.location().limitExcept.methods, unsigned(kUnknownMethod));
  scopeOf(loader, "limit_except get PATCH { deny all; }");
  cr_expect_eq(loader.location().limitExcept.methods, unsigned(kGet | kHead | kUnknownMethod));
}

Test(accessDirectives, methods) {
  static const Wrong kCases[] = {
      {"methods FOO;",
       "invalid method \"FOO\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS"},
      {"methods get;",
       "invalid method \"get\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS"},
      {"methods GET; methods POST;", "\"methods\" directive is duplicate"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  cr_expect_eq(scopeOf(loader, "methods GET DELETE;").access.methods, unsigned(kGet | kDelete));
}

Test(accessDirectives, getWithoutHeadIsANote) {
  Loader loader;
  cr_assert_eq(loader.loadLocation("methods GET POST;"), "");
  cr_expect_eq(loader.notes(),
               "t:2: \"methods\" names GET without HEAD: the list is exact, and HEAD is a 405\n");
  cr_assert_eq(loader.loadLocation("methods GET HEAD;"), "");
  cr_expect_eq(loader.notes(), "");
}
