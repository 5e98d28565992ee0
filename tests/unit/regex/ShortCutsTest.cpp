// The short cuts for literals find what the machine finds: CheckedRegex compares them.
#include <criterion/criterion.h>

#include <stdexcept>

#include "regex/Cases.hpp"

typedef std::vector<std::string> Strings;

// Returns all strings of up to `most` characters of an alphabet.
static Strings allStrings(const std::string& alphabet, std::size_t most) {
  Strings strings(1);
  for (std::size_t i = 0; i < strings.size() && strings[i].size() < most; ++i)
    for (char c : alphabet)
      strings.push_back(strings[i] + c);
  return strings;
}

// Returns how many of the patterns compile.
static int compare(const Strings& patterns, const Strings& texts, bool ignoresCase) {
  int compiled = 0;
  for (const std::string& pattern : patterns) {
    CheckedRegex regex(pattern, ignoresCase);
    if (!regex.status().isOk()) continue;
    ++compiled;
    for (const std::string& text : texts) {
      try {
        regex.search(text);
      } catch (const std::runtime_error& error) {
        cr_expect(false, "%s on %s: %s", pattern.c_str(), text.c_str(), error.what());
      }
    }
  }
  return compiled;
}

Test(regexShortCuts, allSmallPatternsOfLiterals) {
  Strings texts = allStrings("ab", 3);
  for (const std::string& text : allStrings("a\n", 3))
    texts.push_back(text);
  cr_expect(compare(allStrings("ab|()?^$", 4), texts, false) > 1000);
  cr_expect(compare(allStrings("a|()$\n", 5), texts, false) > 1000);
}

Test(regexShortCuts, allSmallPatternsWithLoops) {
  cr_expect(compare(allStrings("ab|*+()", 4), allStrings("ab", 4), false) > 300);
  cr_expect(compare(allStrings("ab.*^$", 4), allStrings("ab\n", 4), true) > 500);
}

Test(regexShortCuts, patternsOfConfigurations) {
  const Strings patterns = {"\\.ph$",          "^/p",
                            "^/p(.*)h$",       "\\.(p|h|ph)$",
                            "/\\.(?!ph)",      "^/(p|h)(/|$)",
                            "^(.+\\.p)(/.+)$", "p+h/",
                            "(p|\\.h)$",       "^/p?h?$",
                            "[ph]/[ph]$",      "(p{2,}h?)",
                            "p{2,3}",          "(?<x>[ph.]{2,})",
                            "\\.php?",         "^[^/]+/h",
                            "(?i)P(H|/)$",     "p.*\\.h\\z",
                            "^(?:/|p/)h",      "(h)?\\.p|/h"};
  compare(patterns, allStrings("/.ph\n", 5), false);
  compare(patterns, allStrings("/PhH.", 4), true);
}

Test(regexShortCuts, manyWords) {
  std::string pattern = "(";
  for (int i = 0; i < 250; ++i)
    for (const char* first : {"a", "b", "c"})
      pattern +=
          (pattern.size() > 1 ? "|" : "") + std::string(first) + std::to_string(i * 7919 % 250);
  CheckedRegex regex(pattern + ")$");
  cr_assert(regex.status().isOk(), "%s", regex.status().message().c_str());
  cr_expect(regex.search("a b249") == "2-6 2-6");
  cr_expect(regex.search("b250") == "none");
  cr_expect(regex.search("c17\n") == "0-3 0-3");
  CheckedRegex anywhere(pattern + ")");
  cr_expect(anywhere.search("an a19 b") == "3-6 3-6");
}

Test(regexShortCuts, longRuns) {
  CheckedRegex regex("([a-z0-9]{600,})", true);
  cr_assert(regex.status().isOk(), "%s", regex.status().message().c_str());
  cr_expect(regex.search("/" + std::string(599, 'A')) == "none");
  cr_expect(regex.search("/" + std::string(601, 'A') + "/") == "1-602 1-602");
  const std::string longest = std::string(599, 'a') + "-" + std::string(600, 'b');
  cr_expect(regex.search(longest) == "600-1200 600-1200");
  CheckedRegex lazy("x{2,3}?");
  cr_expect(lazy.search("axxxx") == "1-3");
}
