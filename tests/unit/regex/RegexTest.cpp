#include "regex/Regex.hpp"

#include <criterion/criterion.h>

#include "regex/CaseFolding.hpp"
#include "regex/Cases.hpp"

// Returns the text of the group that has a name.
static std::string named(const Regex& regex, const Captures& captures, const Slice& text,
                         const std::string& name) {
  for (const GroupNames::Name& one : regex.names())
    if (one.name == name) return captures.of(text, one.slot).str();
  return "no such name";
}

Test(regex, names) {
  Regex regex;
  cr_assert(Regex::compile("^/(?<user>\\w+)/(?<rest>.*)$", false, regex).isOk());
  cr_expect_eq(regex.names().size(), 2);
  RegexScratch scratch;
  Captures captures;
  regex.reserve(scratch, 100);
  const Slice text("/joe/a/b");
  cr_assert(regex.search(text, scratch, captures));
  cr_expect(named(regex, captures, text, "user") == "joe");
  cr_expect(named(regex, captures, text, "rest") == "a/b");
  cr_expect(captures.of(text, 1) == "joe");
}

// Groups from 10 on are recorded only if they have names.
Test(regex, namesBeyondNine) {
  std::string pattern;
  for (int i = 1; i <= 12; ++i)
    pattern += "(.)";
  Regex regex;
  cr_assert(Regex::compile(pattern + "(?<m>.)(.)(?<o>.)", false, regex).isOk());
  cr_expect_eq(regex.groupCount(), 15);
  RegexScratch scratch;
  Captures captures;
  regex.reserve(scratch, 100);
  const Slice text("abcdefghijklmno");
  cr_assert(regex.search(text, scratch, captures));
  cr_expect(named(regex, captures, text, "m") == "m");
  cr_expect(named(regex, captures, text, "o") == "o");
  cr_expect(captures.of(text, 9) == "i");
  cr_expect(!captures.isSet(12));
}

Test(regex, mostNames) {
  std::string pattern(40, '(');
  pattern += std::string(40, ')');
  for (int i = 0; i < 22; ++i)
    pattern += "(?<n" + std::to_string(i) + ">a)";
  Regex regex;
  cr_expect(Regex::compile(pattern, false, regex).isOk());
  const Status status = Regex::compile(pattern + "(?<one>a)", false, regex);
  cr_expect(status.message() == "the pattern has too many named groups (offset " +
                                    std::to_string(pattern.size()) + ")");
}

Test(regex, errorsChangeNothing) {
  Regex regex;
  cr_assert(Regex::compile("a", false, regex).isOk());
  cr_expect(!Regex::compile("(b", false, regex).isOk());
  RegexScratch scratch;
  regex.reserve(scratch, 10);
  cr_expect(regex.matches("a", scratch));
}

Test(regex, capturesOfNothing) {
  Captures captures;
  cr_expect(!captures.isSet(0));
  cr_expect(captures.of("abc", 0) == "");
}

static std::string utf8(unsigned c) {
  static const unsigned kLeads[] = {0, 0xc0, 0xe0, 0xf0};
  const int rest = c < 0x80 ? 0 : (c < 0x800 ? 1 : (c < 0x10000 ? 2 : 3));
  std::string text(1, static_cast<char>(kLeads[rest] | c >> 6 * rest));
  for (int i = rest; i-- > 0;)
    text += static_cast<char>(0x80 | (c >> 6 * i & 0x3f));
  return text;
}

static bool isCharacter(unsigned c) { return c <= 0x10ffff && (c < 0xd800 || c > 0xdfff); }

static std::string hex(unsigned c) {
  char text[16];
  std::snprintf(text, sizeof text, "\\x{%x}", c);
  return text;
}

static const unsigned kEnds[] = {
    0,       1,       0x7e,   0x7f,   0x80,    0x81,    0xbf,    0xc0,     0xff,    0x100,  0x7fe,
    0x7ff,   0x800,   0x801,  0xfff,  0x1000,  0x203f,  0x2040,  0xd7ff,   0xe000,  0xfffe, 0xffff,
    0x10000, 0x10001, 0x103f, 0x3fff, 0x3ffff, 0x40000, 0xfffff, 0x10fffe, 0x10ffff};

static void checkRange(unsigned first, unsigned last) {
  const std::string range = hex(first) + "-" + hex(last);
  CheckedRegex in("(*UTF)^[" + range + "]\\z");
  CheckedRegex out("(*UTF)^[^" + range + "]\\z");
  for (unsigned end : kEnds) {
    for (unsigned c = end == 0 ? 0 : end - 1; c <= end + 1; ++c) {
      if (!isCharacter(c)) continue;
      const bool isIn = c >= first && c <= last;
      cr_expect_eq(in.search(utf8(c)) != "none", isIn, "%s %x", range.c_str(), c);
      cr_expect_eq(out.search(utf8(c)) != "none", !isIn, "%s %x", range.c_str(), c);
    }
  }
}

// The ends of the ranges are spelled with any numbers of bytes.
Test(regex, rangesOfCharacters) {
  for (unsigned first : kEnds)
    for (unsigned last : kEnds)
      if (first <= last) checkRange(first, last);
}

Test(regex, casesGoRound) {
  for (unsigned c = 0; c < 0x20000; ++c) {
    int count = 1;
    for (unsigned other = nextCase(c); other != c && count < 5; ++count)
      other = nextCase(other);
    cr_expect(count < 5, "%x", c);
    if (count > 1) cr_expect_eq(firstWithCase(c), c);
    if (c < 0x80 && nextAsciiCase(c) != c) cr_expect(count > 1);
  }
  cr_expect_eq(nextCase('K'), 'k');
  cr_expect_eq(nextCase('k'), 0x212a);
  cr_expect_eq(nextCase(0x212a), 'K');
  cr_expect(firstWithCase(0x1ffff) > 0x10ffff);
}

Test(regex, asciiOnlyWithoutUtf) {
  CheckedRegex regex("\xe9\xc9", true);
  cr_expect(regex.search("\xe9\xc9") == "0-2");
  cr_expect(regex.search("\xc9\xe9") == "none");
}
