#ifndef CONFIG_PATTERN_HPP
#define CONFIG_PATTERN_HPP

#include <string>
#include <vector>

#include "regex/Regex.hpp"

class VariableNames;

// A regular expression of a configuration. Its named groups are variables.
class Pattern {
 public:
  // A named group, and the variable that receives its text.
  struct Group {
    int place;  // in Captures
    int slot;   // in VariableNames
  };

  // Compiles `text` and defines the variables of its named groups. Keeps a reference to `scratch`,
  // which must outlive the pattern and is made large enough for it.
  static Status compile(const std::string& text, bool ignoresCase, RegexScratch& scratch,
                        VariableNames& names, Pattern& pattern);

  Pattern() : scratch_(0) {}

  const std::string& text() const { return text_; }
  const std::vector<Group>& groups() const { return groups_; }
  bool hasGroups() const { return regex_.groupCount() > 0; }
  // Returns whether there is a match. This is faster than search().
  bool matches(const Slice& text) const { return regex_.matches(text, *scratch_); }
  bool search(const Slice& text, Captures& captures) const {
    return regex_.search(text, *scratch_, captures);
  }

 private:
  std::string text_;
  Regex regex_;
  RegexScratch* scratch_;
  std::vector<Group> groups_;
};

#endif
