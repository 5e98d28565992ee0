#include "directives/SplitDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(splitDirectives, splitClients) {
  static const Wrong kCases[] = {
      {"split_clients $uri $v { 0.5% a; 20.25% b; * c; } server { }", ""},
      {"split_clients $uri $v { 50% a; 50% b; } server { }", ""},
      {"split_clients $uri v { }", "invalid variable name \"v\""},
      {"split_clients $uri $uri { }", "the duplicate \"uri\" variable"},
      {"split_clients $uri $v { 60% a; 50% b; }", "percent total is greater than 100%"},
      {"split_clients $uri $v { 0% a; }", "invalid percent value \"0%\""},
      {"split_clients $uri $v { 0.001% a; }", "invalid percent value \"0.001%\""},
      {"split_clients $uri $v { 1.% a; }", "invalid percent value \"1.%\""},
      {"split_clients $uri $v { x% a; }", "invalid percent value \"x%\""},
      {"split_clients $uri $v { 5 a; }", "invalid percent value \"5\""},
      {"split_clients $uri $v { 5%; }", "invalid number of the split_clients parameters"},
  };
  expectMessages(&Loader::loadHttp, kCases);
  Loader loader;
  cr_assert_eq(loader.loadHttp("split_clients $uri $v { 50% a; 0.5% b; * c; } server { }"), "");
  const std::vector<SplitTable::Part>& parts = loader.config().splits.at(0)->parts;
  cr_expect_eq(parts[0].limit, 2147483647u);
  cr_expect_eq(parts[1].limit, 2147483647u + 21474836u);
  cr_expect_eq(parts[2].limit, 0u);
}
