#include <criterion/criterion.h>

#include <algorithm>

#include "http/FormLog.hpp"
#include "http/MessageLog.hpp"

// Runs a case in pieces and returns a log of the result, in words.
typedef std::string (*Log)(const Case& input, const Cuts& cuts);

static std::vector<std::string> words(const std::string& log) {
  std::vector<std::string> all;
  std::size_t begin = 0;
  while (begin <= log.size()) {
    std::size_t end = std::min(log.find(' ', begin), log.size());
    all.push_back(log.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

static bool holds(const std::vector<std::string>& log, const std::string& expected) {
  bool isNegated = expected[0] == '!';
  std::string word = isNegated ? expected.substr(1) : expected;
  return (std::find(log.begin(), log.end(), word) != log.end()) != isNegated;
}

static void expectSame(const Case& row, Log log, const std::string& whole, const Cuts& cuts) {
  std::string split = log(row, cuts);
  cr_expect(split == whole, "%s\n  first piece of %zu bytes\n  whole: %s\n  split: %s",
            row.name().c_str(), cuts[0], whole.c_str(), split.c_str());
}

static void runCase(const Case& row, Log log) {
  std::string whole = log(row, cutNowhere(row.bytes.size()));
  for (std::size_t i = 0; i < row.expected.size(); ++i)
    cr_expect(holds(words(whole), row.expected[i]), "%s\n  expected: %s\n  log:      %s",
              row.name().c_str(), row.expected[i].c_str(), whole.c_str());
  for (std::size_t i = 0; i < row.bytes.size(); ++i)
    expectSame(row, log, whole, cutAt(i, row.bytes.size()));
  expectSame(row, log, whole, cutEverywhere(row.bytes.size()));
}

static void runFile(const char* name, Log log = logMessage) {
  std::vector<Case> cases = readCases(casesDirectory() + "/" + name);
  cr_expect(!cases.empty());
  for (std::size_t i = 0; i < cases.size(); ++i)
    runCase(cases[i], log);
}

Test(cases, requestLine) { runFile("request-line.txt"); }
Test(cases, target) { runFile("target.txt"); }
Test(cases, fields) { runFile("fields.txt"); }
Test(cases, limits) { runFile("limits.txt"); }
Test(cases, host) { runFile("host.txt"); }
Test(cases, length) { runFile("length.txt"); }
Test(cases, transferEncoding) { runFile("transfer-encoding.txt"); }
Test(cases, chunked) { runFile("chunked.txt"); }
Test(cases, trailers) { runFile("trailers.txt"); }
Test(cases, connection) { runFile("connection.txt"); }
Test(cases, ranges) { runFile("ranges.txt"); }
Test(cases, dates) { runFile("dates.txt"); }
Test(cases, conditional) { runFile("conditional.txt"); }
Test(cases, multipart) { runFile("multipart.txt", logForm); }
