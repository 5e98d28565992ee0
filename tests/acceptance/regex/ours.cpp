// Does what pcre2.c does, with our regular expressions. With the argument "-v", an error is
// followed by its sentence.
#include <cstdio>
#include <iostream>
#include <string>

#include "regex/Regex.hpp"

static std::string unescape(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte;
    if (text[i] == '%' && std::sscanf(text.c_str() + i + 1, "%2x", &byte) == 1) {
      bytes += static_cast<char>(byte);
      i += 2;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

static void print(const Captures& captures, int groups) {
  for (int i = 0; i <= groups && i <= 9; ++i) {
    if (i > 0) std::cout << ' ';
    if (captures.isSet(i))
      std::cout << captures.begin(i) << '-' << captures.end(i);
    else
      std::cout << '-';
  }
  std::cout << '\n';
}

// Prints "differs" if the short cuts find something else than the machine.
static void search(const Regex& regex, const std::string& text, RegexScratch& scratch) {
  Captures captures, general;
  regex.reserve(scratch, text.size());
  const bool isFound = regex.search(text, scratch, captures);
  bool isSame = regex.searchGenerally(text, scratch, general) == isFound &&
                regex.matches(text, scratch) == isFound &&
                regex.matchesGenerally(text, scratch) == isFound;
  for (int i = 0; i < Captures::kMostSlots; ++i)
    isSame = isSame && captures.isSet(i) == general.isSet(i) &&
             captures.of(text, i).begin() == general.of(text, i).begin() &&
             captures.of(text, i).end() == general.of(text, i).end();
  if (!isSame) std::cout << "differs ";
  if (isFound)
    print(captures, regex.groupCount());
  else
    std::cout << "none\n";
}

int main(int count, char**) {
  RegexScratch scratch;
  std::string line;
  std::string last;
  Regex regex;
  Status status = Status::ok();
  while (std::getline(std::cin, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.substr(0, second) != last) {
      last = line.substr(0, second);
      const std::string pattern = unescape(line.substr(first + 1, second - first - 1));
      const bool ignoresCase = line.substr(0, first).find('i') != std::string::npos;
      status = Regex::compile(pattern, ignoresCase, regex);
    }
    if (status.isOk())
      search(regex, unescape(line.substr(second + 1)), scratch);
    else if (count > 1)
      std::cout << "error " << status.message() << '\n';
    else
      std::cout << "error\n";
  }
  return 0;
}
