// The table of cases, cases.txt.
#include <criterion/criterion.h>

#include "regex/Cases.hpp"

Test(regexCases, everyRow) {
  const std::vector<RegexCase> rows = readRegexCases();
  cr_expect(rows.size() > 1000);
  for (const RegexCase& row : rows) {
    const std::string result = resultOf(row);
    cr_expect(result == row.expected, "cases.txt:%d: %s", row.line, result.c_str());
  }
}
