#include "directives/MapDirectives.hpp"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <ctime>

#include "directives/Wrong.hpp"

static std::string load(const std::string& text) {
  Loader loader;
  return loader.load(text);
}

Test(mapDirectives, what_is_refused) {
  static const Wrong kCases[] = {
      {"map $uri a { }", "t:1: invalid variable name \"a\""},
      {"map $uri $host { }", "t:1: the duplicate \"host\" variable"},
      {"map $nope $a { }", "t:1: unknown \"nope\" variable in \"map\" directive"},
      {"map $uri $a {\n a b c; }", "t:2: invalid number of the map parameters"},
      {"map $uri $a {\n a; }", "t:2: invalid number of the map parameters"},
      {"map $uri $a {\n a { } }", "t:2: unexpected \"{\""},
      {"map $uri $a { a 1;\n A 2; }", "t:2: conflicting parameter \"a\""},
      {"map $uri $a { hostnames; .x 1;\n *.X 2; }", "t:2: conflicting parameter \"*.x\""},
      {"map $uri $a { hostnames; x 1;\n .x 2; }", "t:2: conflicting parameter \".x\""},
      {"map $uri $a { default 1;\n default 2; }", "t:2: duplicate default map parameter"},
      {"map $uri $a {\n ~( 1; }",
       "t:2: regular expression \"(\": a parenthesis is not closed (offset 0)"},
      {"map $uri $a { } map $uri $a { }", "t:1: the duplicate \"a\" variable"},
      {"map $uri $a { } geo $a { }", "t:1: the duplicate \"a\" variable"},
      {"geo $a {\n 10.0.0.0/33 1; }", "t:2: invalid network \"10.0.0.0/33\""},
      {"geo $a {\n x 1; }", "t:2: invalid network \"x\""},
      {"geo $a {\n 10.0.0.0/8; }", "t:2: invalid number of the geo parameters"},
      {"geo $a {\n ranges; }", "t:2: \"geo\" with \"ranges\" is not supported, write networks"},
      {"map $uri $a { volatile; hostnames; default 1; \\default 2; *.x 3; ~*y 4; \"\" 5; } server "
       "{ }",
       ""},
      {"geo $remote_addr $a { default 0; 10.0.0.0/8 1; proxy 10.0.0.1; proxy_recursive; "
       "delete 10.0.0.0/8; } server { }",
       ""},
  };
  for (const Wrong& wrong : kCases) {
    std::string message = load(wrong.text);
    cr_expect_eq(message, std::string(wrong.message), "%s\n%s", wrong.text, message.c_str());
  }
}

Test(mapDirectives, rows) {
  Loader loader;
  cr_assert_eq(loader.load("map $uri $a { default d; hostnames; A 1; *.b 2; ~^x 3; ~*y 4; "
                           "\\default 5; } server { }"),
               "");
  const MapTable& map = *loader.config().maps.at(0);
  cr_expect_eq(map.values[map.byDefault].text(), "d");
  cr_expect(map.hasHostnames && !map.isVolatile);
  cr_expect_eq(map.values[std::size_t(map.names.find("a"))].text(), "1");
  cr_expect_eq(map.values[std::size_t(map.names.find("z.B"))].text(), "2");
  cr_expect_eq(map.values[std::size_t(map.names.find("default"))].text(), "5");
  cr_assert_eq(map.expressions.size(), 2u);
  cr_expect_eq(map.expressions[1].pattern->text(), "y");
}

Test(mapDirectives, a_hundred_thousand_rows_are_not_quadratic) {
  std::string text = "map $uri $a {\n";
  for (int i = 0; i < 100000; ++i)
    text += "/path/" + std::to_string(i) + " value" + std::to_string(i) + ";\n";
  std::clock_t start = std::clock();
  Loader loader;
  cr_assert_eq(loader.load(text + "} server { }"), "");
  double spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const MapTable& map = *loader.config().maps.at(0);
  cr_expect_eq(map.values[std::size_t(map.names.find("/path/77777"))].text(), "value77777");
  cr_expect(spent < 20, "%f s", spent);
}
