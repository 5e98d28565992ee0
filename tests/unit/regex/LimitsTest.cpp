// Patterns that are too large, and those that take other engines forever.
#include <criterion/criterion.h>
#include <malloc.h>

#include "regex/Cases.hpp"
#include "regex/PatternParser.hpp"

static std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i)
    all += text;
  return all;
}

static std::string errorOf(const std::string& pattern) {
  Regex regex;
  return Regex::compile(pattern, false, regex).message();
}

static const char kTooLarge[] =
    "the pattern needs more than 16384 instructions, or 700 for each byte of a text (offset 0)";

static void expectError(const std::string& pattern, const std::string& expected) {
  const std::string error = errorOf(pattern);
  cr_expect(error == expected, "%.50s: %s", pattern.c_str(), error.c_str());
}

Test(regexLimits, largePatternsAreRefused) {
  expectError(std::string(65536, 'a'), kTooLarge);
  expectError(std::string(65537, 'a'), "the pattern is longer than 65536 bytes (offset 65536)");
  const char* const kPatterns[] = {"(a{1,1000}){1,1000}",
                                   "((a{1,100}){1,100}){1,100}",
                                   "(((((a{9}){9}){9}){9}){9}){9}",
                                   "((((){65535}){65535}){65535}){65535}",
                                   "a{65535}",
                                   "(?:a?){2000}",
                                   "(?=a{1,65535})b",
                                   "(?:a*){30000}",
                                   "(*UTF)[^a]{3000}"};
  for (const char* pattern : kPatterns)
    expectError(pattern, kTooLarge);
  expectError(repeated("(a)", 10000), kTooLarge);
  expectError(repeated("(?=a)", 10000), kTooLarge);
  expectError(repeated("|", 60000), kTooLarge);
  expectError("(*UTF)(?i)" + repeated("[^s]", 9000), "the pattern is too large (offset 11410)");
}

Test(regexLimits, deepPatternsAreRefused) {
  const int kMost = PatternParser::kMostDepth;
  expectError(repeated("(", kMost) + repeated(")", kMost), "");
  expectError(repeated("(", 10000) + repeated(")", 10000),
              "groups are nested more than 250 deep (offset 250)");
  expectError(repeated("(?=", 251), "groups are nested more than 250 deep (offset 750)");
  expectError(repeated("[", 60000), "a bracket is not closed (offset 0)");
  expectError(repeated("(", 200), "a parenthesis is not closed (offset 199)");
}

Test(regexLimits, emptyGroupsAreManyButSmall) {
  CheckedRegex regex(repeated("()", 10000));
  cr_assert(regex.status().isOk());
  cr_expect_eq(regex.regex().groupCount(), 10000);
  cr_expect(regex.search("a") == "0-0 0-0 0-0 0-0 0-0 0-0 0-0 0-0 0-0 0-0");
  cr_expect(CheckedRegex(repeated("|", 20000)).search("a") == "0-0");
  cr_expect(CheckedRegex(repeated("(?i)", 16000)).search("a") == "0-0");
}

// Loops within loops: the program must not grow with a power of their depth.
Test(regexLimits, nestedLoops) {
  for (int depth = 1; depth <= 60; ++depth) {
    CheckedRegex regex(repeated("(?:", depth) + "a*" + repeated(")*", depth) + "b");
    if (depth < 20) cr_expect(regex.status().isOk());
    if (!regex.status().isOk()) continue;
    cr_expect(regex.search("aaab") == "0-4");
    cr_expect(regex.search("aaaa") == "none");
  }
}

// CheckedRegex checks that the number of steps is linear.
Test(regexLimits, catastrophicPatternsAreLinear) {
  const char* const kPatterns[] = {"^(a+)+$",
                                   "^(a|a)*$",
                                   "^(a|aa)+$",
                                   "(x+x+)+y",
                                   "^(([a-z])+.)+[A-Z]([a-z])+$",
                                   "(a*)*b",
                                   "(.*)(.*)(.*)(.*)(.*)b",
                                   "(?=(a+)+b)a",
                                   "(?:(?=.*b)a)*c",
                                   "(?<=a{50})b",
                                   "(?<!a{50})b",
                                   "(?=(?=(?=a*b)a*)a*)b",
                                   "(a?){60}a{60}b",
                                   "(?:a?){20}(?:a*){20}c"};
  const std::string text = std::string(8192, 'a') + "!";
  for (const char* pattern : kPatterns) {
    CheckedRegex regex(pattern);
    cr_assert(regex.status().isOk(), "%s: %s", pattern, regex.status().message().c_str());
    cr_expect(regex.search(text) == "none", "%s", pattern);
  }
}

// A byte of a word costs little, for a machine cannot be in the middle of many words.
Test(regexLimits, costIsSmallerThanSize) {
  std::string words = "x+(?:";
  for (int i = 0; i < 150; ++i)
    words += "b" + std::to_string(i * 7919 % 150) + "robot|";
  CheckedRegex regex(words + "y)");
  cr_assert(regex.status().isOk(), "%s", regex.status().message().c_str());
  cr_expect(regex.regex().size() > 700, "%zu", regex.regex().size());
  cr_expect(regex.search("xx b17robo b") == "none");
  cr_expect(regex.search("xb17robot b") == "0-9");
  CheckedRegex self("(?:" + repeated("ab", 400) + "c|d+)e");
  cr_expect(self.search(repeated("ab", 2000)) == "none");
}

Test(regexLimits, searchDoesNotAllocate) {
  const char* const kPatterns[] = {"(a|b)*c(d)?", "(?=.*b)(?<=a)(b)",    "\\.(gif|jpe?g)$",
                                   "a{3,}",       "((a)|(b)|(c))+(?!d)", "^/(.*)/(.*)$"};
  const std::string text = repeated("ab/c", 500);
  for (const char* pattern : kPatterns) {
    Regex regex;
    cr_assert(Regex::compile(pattern, false, regex).isOk());
    RegexScratch scratch;
    Captures captures;
    regex.reserve(scratch, text.size());
    const std::size_t before = mallinfo2().uordblks;
    for (int i = 0; i < 3; ++i) {
      regex.search(text, scratch, captures);
      regex.matches(text, scratch);
      regex.searchGenerally(text, scratch, captures);
    }
    cr_expect_eq(mallinfo2().uordblks, before, "%s", pattern);
  }
}

// One scratch serves them all, and they leave nothing in it for each other.
Test(regexLimits, oneScratchForAll) {
  Regex small, large, look;
  cr_assert(Regex::compile("(a)(b)?", false, small).isOk());
  cr_assert(Regex::compile("(?:(x)|(y)|(z)){1,20}(a)", false, large).isOk());
  cr_assert(Regex::compile("a(?=b)(?<!c)", false, look).isOk());
  RegexScratch scratch;
  small.reserve(scratch, 10);
  large.reserve(scratch, 10);
  look.reserve(scratch, 10);
  for (int i = 0; i < 3; ++i) {
    Captures captures;
    cr_expect(large.search("xyza", scratch, captures) && captures.begin(4) == 3);
    cr_expect(small.search("ca", scratch, captures) && !captures.isSet(2) && !captures.isSet(4));
    cr_expect(!look.search("aca", scratch, captures) && !captures.isSet(0));
    cr_expect(look.search("cab", scratch, captures) && captures.of("cab", 0) == "a");
  }
}

// A text may be longer than the scratch was made for.
Test(regexLimits, scratchGrowsForLookAround) {
  Regex regex;
  cr_assert(Regex::compile("a(?=b)", false, regex).isOk());
  RegexScratch scratch;
  regex.reserve(scratch, 0);
  Captures captures;
  cr_expect(regex.search(std::string(100000, 'a') + "b", scratch, captures));
  cr_expect_eq(captures.begin(0), 99999);
}

// The marks of a machine outlive the overflow of the number of visits.
Test(regexLimits, visitsMayOverflow) {
  Regex regex;
  cr_assert(Regex::compile("(a|b)*c", false, regex).isOk());
  RegexScratch scratch;
  regex.reserve(scratch, 10);
  Captures captures;
  for (unsigned back = 0; back < 8; ++back) {
    scratch.memory.visit = 0u - back;
    cr_expect(regex.search("abbac", scratch, captures) && captures.end(0) == 5);
  }
}
