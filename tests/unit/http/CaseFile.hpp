#ifndef TESTS_HTTP_CASEFILE_HPP
#define TESTS_HTTP_CASEFILE_HPP

#include <map>
#include <string>
#include <vector>

// One row of a table of raw cases.
struct Case {
  std::string file;
  int line;
  std::string section;  // the paragraph of the RFC that it tests
  std::map<std::string, std::string> settings;
  std::vector<std::string> expected;  // words that the log must contain; "!word" must not be in it
  std::string bytes;                  // the input, unescaped, with `before` and `after`
  std::string why;

  // Returns, for example, "tests/cases/fields.txt:12: a space before the colon (RFC 9112 5.1)".
  std::string name() const;
  std::string setting(const std::string& key, const std::string& otherwise) const;
  long number(const std::string& key, long otherwise) const;
};

// Reads a file of cases. It consists of these lines:
//
// # a remark section RFC 9112 5.1     begins a group, and forgets what the previous one set before
// GET / HTTP/1.1\r\nHost: h\r\n    precedes the bytes of every case of the group after \r\n
// follows them set underscores=on                      applies from here to the end of the group
// 400 message=no_colon | X y\r\n | why     expected words | bytes | what the case tests
//
// The escapes \r \n \t \0 \\ \xHH in the bytes mean the same as in C, and \{3*ab} means "ababab".
// Spaces at the ends of a column are ignored: write \x20 for a space and \x7c for '|'.
std::vector<Case> readCases(const std::string& path);

// These resolve and add the escapes described above. escapeBytes() escapes spaces too, so that the
// result is one word of a log.
std::string unescapeBytes(const std::string& text);
std::string escapeBytes(const std::string& bytes);

// Returns the directory of the tables: $CASES, or tests/cases.
std::string casesDirectory();

#endif
