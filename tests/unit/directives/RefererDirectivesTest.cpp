#include "directives/RefererDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(refererDirectives, validReferers) {
  static const Wrong kCases[] = {
      {"valid_referers none a.test *.b.test c.* .d.test/x server_names;", ""},
      {"valid_referers a.test A.TEST;", "conflicting parameter \"a.test\""},
      {"valid_referers a*.test;", "invalid hostname or invalid wildcard \"a*.test\""},
      {"valid_referers *.a.*;", "invalid hostname or invalid wildcard \"*.a.*\""},
      {"valid_referers *;", "invalid hostname or invalid wildcard \"*\""},
      {"valid_referers /x;", "invalid hostname or invalid wildcard \"\""},
  };
  expectMessages(&Loader::loadServer, kCases);
  Loader loader;
  cr_expect_eq(loader.loadServer("valid_referers none blocked;"),
               "t:1: the \"none\" or \"blocked\" referers are specified in the \"valid_referers\" "
               "directive without any valid referer");
}

Test(refererDirectives, innerBlocksReplaceTheList) {
  Loader loader;
  cr_assert_eq(loader.loadServer("valid_referers none a.test; location /a { } location /b { "
                                 "valid_referers B.test/X; valid_referers blocked; }"),
               "");
  const RefererSettings& inherited = loader.location(0).scope.referers;
  cr_expect(inherited.allowsNone && inherited.names.size() == 1);
  const RefererSettings& own = loader.location(1).scope.referers;
  cr_expect(!own.allowsNone && own.allowsBlocked);
  cr_assert_eq(own.names.size(), 1u);
  cr_expect_eq(own.names[0].host, "b.test");
  cr_expect_eq(own.names[0].uri, "/X");
}
