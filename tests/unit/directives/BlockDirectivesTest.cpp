#include "directives/BlockDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(blockDirectives, locations) {
  Loader loader;
  cr_assert_eq(loader.loadServer("location / { } location = / { } location ^~ /a { location /a/b "
                                 "{ location = /a/b/c { } } } location @n { } location =/d { } "
                                 "location ^~/e { }"),
               "");
  cr_expect_eq(loader.location(0).kind, Location::kPrefix);
  cr_expect_eq(loader.location(1).kind, Location::kExact);
  cr_expect_eq(loader.location(2).kind, Location::kPrefixFinal);
  cr_expect_eq(loader.location(2).locations[0]->locations[0]->uri, "/a/b/c");
  cr_expect_eq(loader.location(3).kind, Location::kNamed);
  cr_expect_eq(loader.location(3).uri, "@n");
  cr_expect(loader.location(4).kind == Location::kExact && loader.location(4).uri == "/d");
  cr_expect(loader.location(5).kind == Location::kPrefixFinal && loader.location(5).uri == "/e");
  cr_expect_eq(loader.server().level.kind, Location::kServerLevel);
}

Test(blockDirectives, wrongLocations) {
  Loader loader;
  static const Wrong kCases[] = {
      {"location /a { } location /a { }", "duplicate location \"/a\", the first is at t:2"},
      {"location /a { } location ^~ /a { }", "duplicate location \"/a\", the first is at t:2"},
      {"location = /a { } location = /a { }", "duplicate location \"/a\", the first is at t:2"},
      {"location @a { } location @a { }", "duplicate location \"@a\", the first is at t:2"},
      {"location /a { location /b { } }", "location \"/b\" is outside location \"/a\""},
      {"location = /a { location /a/b { } }",
       "location \"/a/b\" cannot be inside the exact location \"/a\""},
      {"location @a { location /b { } }",
       "location \"/b\" cannot be inside the named location \"@a\""},
      {"location /a { location @b { } }", "named location \"@b\" can be on the server level only"},
      {"location ? /a { }", "invalid location modifier \"?\""},
      {"location ~ /a( { }", "regular expression \"/a(\": a parenthesis is not closed (offset 2)"},
      {"location ~ (?<uri>a) { }", "the duplicate \"uri\" variable"},
      {"location ~ /a { location /b { } }", "location \"/b\" is outside location \"/a\""},
      {"location = { }", "a location needs a path"},
      {"location a b c { }", "invalid number of arguments in \"location\" directive"},
  };
  expectMessages(&Loader::loadServer, kCases);
  cr_expect_eq(loader.loadServer("location /a { location /a { } }"), "");
  cr_expect_eq(loader.loadServer("location a { }"), "");
  cr_expect_eq(loader.warnings(),
               "t:2: location \"a\" matches nothing, a path begins with \"/\"\n");
}
