#include "directives/ResponseDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(responseDirectives, types) {
  static const Wrong kCases[] = {
      {"types { a/b; }", "no extension follows the type \"a/b\""},
      {"types { a/b c { } }", "unexpected \"{\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  loader.write("more", "c/d y;");
  const Scope& scope = scopeOf(loader, "types { a/b x; include more; root z; e/f X; }");
  cr_expect(scope.response.types->find("a.x") == Slice("e/f") &&
            scope.response.types->find("a.y") == Slice("c/d"));
  cr_expect(scope.response.types->find("a.z") == Slice("root"));
  cr_expect_eq(loader.warnings(),
               "t:2: duplicate extension \"X\", content type: \"e/f\", previous content type: "
               "\"a/b\"\n");
}

Test(responseDirectives, addHeader) {
  static const Wrong kCases[] = {
      {"add_header a b c;", "invalid parameter \"c\""},
      {"add_header \"a b\" c;", "invalid header name \"a b\""},
      {"add_header \"\" c;", "invalid header name \"\""},
      {"add_header a \"b\\r\\nc: d\";",
       "a header's value cannot contain a line end or another control character"},
      {"add_header a $foo;", "unknown \"foo\" variable in \"add_header\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const Scope& scope = scopeOf(loader, "add_header A \"b c\"; add_header D $uri always;");
  cr_expect(!scope.response.addHeaders[0].always && scope.response.addHeaders[1].always);
  cr_expect_eq(scope.response.addHeaders[0].value.text(), "b c");
}

Test(responseDirectives, expires) {
  static const Wrong kCases[] = {
      {"expires foo;", "\"expires\" directive invalid value"},
      {"expires modified;", "\"expires\" directive invalid value"},
      {"expires modified max;", "\"expires\" directive invalid value"},
      {"expires foo 1h;", "\"expires\" directive invalid value"},
      {"expires @25h;", "\"expires\" directive daily time value must be less than 24 hours"},
      {"expires modified @1h;",
       "\"expires\" directive daily time cannot be used with \"modified\" parameter"},
      {"expires $nope;", "unknown \"nope\" variable in \"expires\" directive"},
      {"expires $uri;", ""},
      {"charset $uri;", ""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  struct {
    const char* text;
    Expires::Kind kind;
    int seconds;
  } const kGood[] = {{"off", Expires::kOff, 0},
                     {"epoch", Expires::kEpoch, 0},
                     {"max", Expires::kMax, 0},
                     {"1h", Expires::kAfterNow, 3600},
                     {"-1", Expires::kAfterNow, -1},
                     {"modified 2d", Expires::kAfterModified, 172800},
                     {"modified -2s", Expires::kAfterModified, -2},
                     {"@15h30m", Expires::kDaily, 55800}};
  for (const auto& good : kGood) {
    const Scope& scope = scopeOf(loader, std::string("expires ") + good.text + ";");
    cr_expect(
        scope.response.expires.kind == good.kind && scope.response.expires.seconds == good.seconds,
        "%s", good.text);
  }
}
