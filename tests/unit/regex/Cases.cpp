#include "regex/Cases.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

static std::string unescape(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      bytes += text[i];
      continue;
    }
    bytes += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
    i += 2;
  }
  return bytes;
}

std::vector<RegexCase> readRegexCases() {
  std::ifstream file("tests/unit/regex/cases.txt");
  if (!file) throw std::runtime_error("cannot read cases.txt");
  std::vector<RegexCase> rows;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream columns(line);
    RegexCase row;
    row.line = number;
    std::getline(columns, row.pattern, '\t');
    std::getline(columns, row.flags, '\t');
    std::getline(columns, row.text, '\t');
    if (!std::getline(columns, row.expected)) throw std::runtime_error("a row without columns");
    row.pattern = unescape(row.pattern);
    row.text = unescape(row.text);
    rows.push_back(row);
  }
  return rows;
}

std::string resultOf(const RegexCase& row) {
  CheckedRegex regex(row.pattern, row.flags.find('i') != std::string::npos);
  if (!regex.status().isOk()) return "error: " + regex.status().message();
  return regex.search(row.text);
}

CheckedRegex::CheckedRegex(const std::string& pattern, bool ignoresCase)
    : status_(Regex::compile(pattern, ignoresCase, regex_)) {}

static std::string offsetsOf(const Captures& captures, int groups) {
  std::string text;
  for (int i = 0; i <= groups && i <= 9; ++i) {
    if (i > 0) text += ' ';
    if (captures.isSet(i))
      text += std::to_string(captures.begin(i)) + "-" + std::to_string(captures.end(i));
    else
      text += '-';
  }
  return text;
}

void CheckedRegex::requireFewSteps(const std::string& text) const {
  const unsigned long most = (text.size() + 1) * static_cast<unsigned long>(regex_.cost());
  if (scratch_.memory.steps > most)
    throw std::runtime_error("a search takes more steps than its bound");
}

std::string CheckedRegex::search(const std::string& text) {
  Captures quick, general;
  regex_.reserve(scratch_, text.size());
  const bool isFound = regex_.search(text, scratch_, quick);
  if (regex_.matches(text, scratch_) != isFound) throw std::runtime_error("matches() differs");
  if (regex_.matchesGenerally(text, scratch_) != isFound)
    throw std::runtime_error("matchesGenerally() differs");
  requireFewSteps(text);
  if (regex_.searchGenerally(text, scratch_, general) != isFound)
    throw std::runtime_error("searchGenerally() differs");
  requireFewSteps(text);
  if (!isFound) return "none";
  const std::string offsets = offsetsOf(quick, regex_.groupCount());
  if (offsets != offsetsOf(general, regex_.groupCount()))
    throw std::runtime_error("a short cut finds other groups: " + offsets);
  return offsets;
}
