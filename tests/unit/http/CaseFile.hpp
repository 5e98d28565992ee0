#ifndef TESTS_HTTP_CASEFILE_HPP
#define TESTS_HTTP_CASEFILE_HPP

#include <map>
#include <string>
#include <vector>

// One row of a table of raw cases.
struct Case {
  std::string file;
  int line;
  std::string section;  // which paragraph of which RFC it belongs to
  std::map<std::string, std::string> settings;
  std::vector<std::string> expected;  // words of the log; "!word": not in it
  std::string bytes;                  // what goes in, unescaped, `before` and `after` included
  std::string why;

  // "tests/cases/fields.txt:12: a space before the colon (RFC 9112 5.1)"
  std::string name() const;
  std::string setting(const std::string& key, const std::string& otherwise) const;
  long number(const std::string& key, long otherwise) const;
};

// Reads a file of cases. Its lines:
//
//   # a remark
//   section RFC 9112 5.1     begins a group, and forgets what the last one had set
//   before GET / HTTP/1.1\r\nHost: h\r\n    goes before the bytes of every case of the group
//   after \r\n                              goes behind them
//   set underscores=on                      for every case from here to the group's end
//   400 message=no_colon | X y\r\n | why     expected words | bytes | what the case is about
//
// In bytes \r \n \t \0 \\ \xHH are what they are in C, \{3*ab} is "ababab". Spaces at an end of
// a column do not count; \x20 does, and \x7c is a '|'.
std::vector<Case> readCases(const std::string& path);

// The escapes above, done and undone. A word of a log is escaped, blanks included.
std::string unescapeBytes(const std::string& text);
std::string escapeBytes(const std::string& bytes);

// The directory of the tables: $CASES, or tests/cases.
std::string casesDirectory();

#endif
