// Prints what a search costs: nanoseconds for each byte of the text and instruction of the program,
// and the milliseconds for a text of 8 KiB. Run by make bench SCENARIO=language.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "regex/Regex.hpp"

static const std::size_t kText = 8 * 1024;

static std::string repeated(const std::string& piece) {
  std::string text;
  while (text.size() < kText)
    text += piece;
  return text.substr(0, kText);
}

// The fastest of several searches, in nanoseconds.
static double fastest(const Regex& regex, const std::string& text, RegexScratch& scratch) {
  Captures captures;
  double best = 1e18;
  for (int round = 0; round < 9; ++round) {
    std::clock_t start = std::clock();
    int searches = 0;
    while (std::clock() - start < CLOCKS_PER_SEC / 50) {
      regex.search(text, scratch, captures);
      ++searches;
    }
    double spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e9 / searches;
    best = std::min(best, spent);
  }
  return best;
}

int main() {
  static const struct {
    const char* pattern;
    const char* text;
  } kRows[] = {
      {"\\.php$", "/a"},
      {"\\.(png|jpe?g|gif|css|js)$", "/a.png"},
      {"/\\.(?!well-known)", "/a.b"},
      {"^/user/(\\w+)/(\\d+)", "/user/a"},
      {"(\\w+)/(\\d+)$", "abc/12"},
      {"(a|b)*c", "ab"},
      {"(a*)*b", "a"},
      {"(x+x+)+y", "x"},
      {"a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaab", "a"},
      {"(?:a|b|ab|ba|aab|bba|abab|baba){1,4}c", "ab"},
      {"(.*)(.*)(.*)(.*)(.*)x", "abc"},
      {"[a-z]{1,100}[0-9]", "abcdefghij"},
      {"(?:.?){200}x", "ab"},
      {"(a|aa|aaa|aaaa){1,60}b", "a"},
  };
  std::printf("%-64s %6s %6s %9s %9s\n", "pattern", "size", "cost", "ns/b/inst", "ms/8KiB");
  for (const auto& row : kRows) {
    Regex regex;
    Status status = Regex::compile(row.pattern, false, regex);
    if (!status.isOk()) {
      std::printf("%-64s refused: %s\n", row.pattern, status.message().c_str());
      continue;
    }
    RegexScratch scratch;
    regex.reserve(scratch, kText);
    double spent = fastest(regex, repeated(row.text), scratch);
    std::printf("%-64s %6d %6d %9.2f %9.3f\n", row.pattern, static_cast<int>(regex.size()),
                regex.cost(), spent / kText / std::max(regex.cost(), 1), spent / 1e6);
  }
}
