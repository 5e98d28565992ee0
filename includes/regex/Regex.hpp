#ifndef REGEX_REGEX_HPP
#define REGEX_REGEX_HPP

#include <cstddef>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"
#include "regex/ByteSet.hpp"
#include "regex/Captures.hpp"
#include "regex/ClassRun.hpp"
#include "regex/GroupNames.hpp"
#include "regex/LiteralSet.hpp"
#include "regex/Program.hpp"
#include "regex/RegexScratch.hpp"
#include "regex/RequiredText.hpp"
#include "regex/Subject.hpp"
#include "regex/SyntaxTree.hpp"

// A compiled regular expression, in the language of PCRE2 without what makes the time of a search
// more than linear: no back-references, recursion, conditions or atomic groups. A search finds what
// PCRE2 and Perl find. A regular expression does not change after compile(), and serves any number
// of searches.
//
// Patterns and texts are bytes, unless the pattern begins with "(*UTF)" or "(*UTF8)". Then they are
// characters in UTF-8, and a text that is not UTF-8 does not match.
class Regex {
 public:
  // Makes an object that is only good for compile().
  Regex() : groups_(0), isUtf_(false) {}

  // Replaces `regex`. An error says what is wrong with the pattern, and at which offset of it.
  static Status compile(const Slice& pattern, bool ignoresCase, Regex& regex);

  // Makes room for searches in texts of up to `mostText` bytes. A search with a scratch for which
  // this was called does not allocate. A longer text allocates if the pattern has look-around, and
  // then the search may throw std::bad_alloc.
  void reserve(RegexScratch& scratch, std::size_t mostText) const;

  // Searches the whole text for the first match. `captures` receives the places of the match (0),
  // of the groups 1 to 9 and of the named groups. Groups within look-around are never set.
  // REQUIRES: reserve(scratch), and a text of less than 4 GiB.
  bool search(const Slice& text, RegexScratch& scratch, Captures& captures) const;
  // Returns whether there is a match. This is faster than search().
  bool matches(const Slice& text, RegexScratch& scratch) const;
  // As search() and matches(), without any short cut: for tests.
  bool searchGenerally(const Slice& text, RegexScratch& scratch, Captures& captures) const;
  bool matchesGenerally(const Slice& text, RegexScratch& scratch) const;

  // Returns the number of capturing groups, whether they are recorded or not.
  int groupCount() const { return groups_; }
  const std::vector<GroupNames::Name>& names() const { return names_.names(); }
  // Returns a bound for the instructions that a search executes for each byte of a text, and once
  // more at its end.
  int cost() const;
  // Returns how many instructions the pattern has become.
  std::size_t size() const;

 private:
  bool make(const SyntaxTree& tree, int root);
  Subject prepare(const Slice& text, RegexScratch& scratch) const;
  bool runProgram(const Slice& text, RegexScratch& scratch, Captures& captures) const;
  bool runProgram(const Slice& text, RegexScratch& scratch) const;

  std::vector<ByteSet> sets_;
  Program program_;
  std::vector<Program> looks_;
  GroupNames names_;
  int groups_;
  bool isUtf_;
  LiteralSet literals_;
  ClassRun run_;
  RequiredText required_;
};

#endif
