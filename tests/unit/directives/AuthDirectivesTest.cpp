#include "directives/AuthDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(authDirectives, wrong_values) {
  static const Wrong kCases[] = {
      {"satisfy some;",
       "invalid value \"some\" in \"satisfy\" directive, it must be \"all\" or \"any\""},
      {"auth_delay x;",
       "invalid value \"x\" in \"auth_delay\" directive, it must be a time such as 500ms or 2s"},
      {"auth_basic $nothing;", "unknown \"nothing\" variable in \"auth_basic\" directive"},
      {"auth_basic_user_file $nothing;",
       "unknown \"nothing\" variable in \"auth_basic_user_file\" directive"},
      {"auth_basic_user_file \"\";", "\"auth_basic_user_file\" directive needs the path of a file"},
      {"limit_except GET { satisfy any; }", "\"satisfy\" directive is not allowed here"},
      {"auth_request_set x y;", "invalid variable name \"x\""},
      {"auth_request_set $uri y;", "the duplicate \"uri\" variable"},
      {"auth_request_set $x $nothing;",
       "unknown \"nothing\" variable in \"auth_request_set\" directive"},
      {"auth_basic a; auth_basic b;", "\"auth_basic\" directive is duplicate"},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(authDirectives, values_and_defaults) {
  Loader loader;
  const AccessSettings& none = scopeOf(loader, "").access;
  cr_expect(!none.satisfiesAny && none.authDelay == 0 && !none.auth.isSet);
  const AccessSettings& access =
      scopeOf(loader,
              "satisfy any; auth_delay 1500ms; auth_basic \"at $host\"; auth_basic_user_file pw;")
          .access;
  cr_expect(access.satisfiesAny);
  cr_expect_eq(access.authDelay, 1500);
  cr_expect(access.auth.isSet);
  cr_expect(access.auth.realm.names(kVarHost));
  cr_expect_eq(access.auth.userFile.text(), "pw");
  cr_expect_eq(access.auth.directory, loader.path(""));
}

// The block inherits from its location, also what stands below it there, and hands nothing back.
Test(authDirectives, in_limit_except) {
  Loader loader;
  cr_assert_eq(loader.loadServer("auth_basic_user_file server; location /a { "
                                 "limit_except GET { auth_basic inner; } auth_basic outer; "
                                 "location /a/b { } }"),
               "");
  const Location& a = loader.location();
  cr_expect_eq(a.scope.access.auth.realm.text(), "outer");
  cr_expect_eq(a.limitExcept.auth.realm.text(), "inner");
  cr_expect_eq(a.limitExcept.auth.userFile.text(), "server");
  cr_expect_eq(a.locations[0]->scope.access.auth.realm.text(), "outer");
}

Test(authDirectives, auth_request) {
  Loader loader;
  cr_assert_eq(loader.loadServer("auth_request /a; auth_request_set $x 1; auth_request_set $y 2; "
                                 "location /l { auth_request off; } "
                                 "location /m { auth_request_set $y $upstream_http_x; }"),
               "");
  const AccessSettings& own = loader.server().level.scope.access;
  cr_expect_eq(own.authRequest, "/a");
  cr_expect_eq(own.authVariables.size(), 2u);
  cr_expect_eq(loader.location(0).scope.access.authRequest, "");
  cr_expect_eq(loader.location(0).scope.access.authVariables.size(), 2u);
  const AccessSettings& replaced = loader.location(1).scope.access;
  cr_expect_eq(replaced.authRequest, "/a");
  cr_assert_eq(replaced.authVariables.size(), 1u);
  cr_expect(replaced.authVariables[0].value.names(kVarUpstreamHttpPrefix));
  cr_expect(loader.config().variables.keepsUpstreamFields());
}
