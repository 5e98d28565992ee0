#include "directives/CharsetDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(charsetDirectives, maps) {
  static const Wrong kCases[] = {
      {"charset_map a A { }", "\"charset_map\" between the same charsets \"a\" and \"A\""},
      {"charset_map a b { } charset_map B a { }",
       "duplicate \"charset_map\" between the charsets \"B\" and \"a\""},
      {"charset_map a b { 80 81; c1 C2; 1 2; } server { }", ""},
      {"charset_map a utf-8 { 80 E282AC; 41 42; } server { }", ""},
      {"charset_map a b { 80; }", "invalid parameters number"},
      {"charset_map a b { 80 81 82; }", "invalid parameters number"},
      {"charset_map a b { 100 81; }", "invalid value \"100\""},
      {"charset_map a b { x 81; }", "invalid value \"x\""},
      {"charset_map a b { 80 8182; }", "invalid value \"8182\""},
      {"charset_map a utf-8 { 80 E282; }", "invalid value \"E282\""},
      {"charset_map a utf-8 { 80 4142; }", "invalid value \"4142\""},
      {"charset_map a utf-8 { 80 \"\"; }", "invalid value \"\""},
      {"charset_map a b { 80 { } }", "unexpected \"{\""},
  };
  expectMessages(&Loader::loadHttp, kCases);
}

Test(charsetDirectives, aMapWorksBothWays) {
  Loader loader;
  cr_assert_eq(loader.loadHttp("charset_map koi8-r utf-8 { C1 D0B0; } server { }"), "");
  const CharsetMaps& maps = loader.config().charsetMaps;
  std::string rest, there, back;
  maps.find("KOI8-R", "UTF-8")->convert("\xc1", rest, there);
  maps.find("utf-8", "koi8-r")->convert("\xd0\xb0", rest, back);
  cr_expect_eq(there, "\xd0\xb0");
  cr_expect_eq(back, "\xc1");
  cr_expect_eq(maps.find("utf-8", "other"), nullptr);
}

Test(charsetDirectives, aConversionNeedsAMap) {
  Loader loader;
  cr_expect_eq(loader.loadServer("charset a;\nsource_charset b;"),
               "t:1: no \"charset_map\" between the charsets \"b\" and \"a\"");
  cr_expect_eq(loader.loadServer("charset a; source_charset A;"), "");
  cr_expect_eq(loader.loadServer("charset $uri; source_charset b;"), "");
  cr_expect_eq(loader.loadServer("charset a; source_charset b; charset_types text/css text/x;"),
               "t:1: no \"charset_map\" between the charsets \"b\" and \"a\"");
  const Scope& scope = scopeOf(loader, "charset off; charset_types text/css; override_charset on;");
  cr_expect(scope.response.charset.name.empty() && scope.response.charset.overrides);
  cr_assert_eq(scope.response.charset.types.size(), 2u);
  cr_expect_eq(scope.response.charset.types[0], "text/html");
}
