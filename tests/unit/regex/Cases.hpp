#ifndef TESTS_REGEX_CASES_HPP
#define TESTS_REGEX_CASES_HPP

#include <string>
#include <vector>

#include "regex/Regex.hpp"

// A row of tests/unit/regex/cases.txt, which explains its columns.
struct RegexCase {
  int line;
  std::string pattern;
  std::string flags;
  std::string text;
  std::string expected;
};

std::vector<RegexCase> readRegexCases();

// Returns what a row expects: the offsets of the match and the groups, "none", or an error.
std::string resultOf(const RegexCase& row);

// A regular expression with a scratch. All ways to search must find the same in a text, or it
// throws std::runtime_error.
class CheckedRegex {
 public:
  explicit CheckedRegex(const std::string& pattern, bool ignoresCase = false);

  const Status& status() const { return status_; }
  const Regex& regex() const { return regex_; }
  // Returns offsets, or "none".
  std::string search(const std::string& text);

 private:
  void requireFewSteps(const std::string& text) const;

  Regex regex_;
  Status status_;
  RegexScratch scratch_;
};

#endif
