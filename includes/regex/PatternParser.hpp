#ifndef REGEX_PATTERNPARSER_HPP
#define REGEX_PATTERNPARSER_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"
#include "regex/GroupHead.hpp"
#include "regex/GroupNames.hpp"
#include "regex/PatternOptions.hpp"
#include "regex/PatternReader.hpp"
#include "regex/SyntaxTree.hpp"

// Parses a pattern into a syntax tree, by recursive descent.
//
//   alternation:  sequence { "|" sequence }
//   sequence:     { item [ quantifier ] }
//   item:         character, escape, class, assertion or group
//
// A function that parses returns a node, or kFailed after it gave an error to the reader.
class PatternParser {
 public:
  // PCRE2 has the same limit on the depth.
  enum { kMostDepth = 250, kMostPattern = 65536 };

  // Keeps references to the tree and the names, which must outlive this object. The caller keeps
  // the bytes of the pattern.
  PatternParser(const Slice& pattern, SyntaxTree& tree, GroupNames& names);

  // Sets `root` to the root of the tree.
  Status parse(bool ignoresCase, int& root);
  bool isUtf() const { return reader_.isUtf(); }
  // Returns the number of capturing groups, whether they are recorded or not.
  int groupCount() const { return groups_; }

 private:
  enum { kFailed = -1 };

  PatternParser(const PatternParser&);
  PatternParser& operator=(const PatternParser&);

  int fail(const std::string& sentence, std::size_t offset);
  bool parseMode();
  bool checkTree(int root);
  int parseAlternation(PatternOptions& options);
  int parseSequence(PatternOptions& options);
  bool isAtSequenceEnd(const PatternOptions& options);
  bool parseItem(PatternOptions& options, std::vector<int>& sequence);
  bool parseParenthesis(PatternOptions& options, std::vector<int>& sequence);
  bool parseEscaped(const PatternOptions& options, std::vector<int>& sequence);
  bool addQuantified(int node, const PatternOptions& options, std::vector<int>& sequence);
  int parseBracket(const PatternOptions& options);
  int addDot(const PatternOptions& options);
  int addCharacter(unsigned character, const PatternOptions& options);
  int parseGroup(const GroupHead& head, std::size_t offset);
  int parseCapture(const GroupHead& head, std::size_t offset);
  int parseLook(const GroupHead& head, std::size_t offset);
  int parseBody(const GroupHead& head, std::size_t offset);

  const Slice pattern_;
  PatternReader reader_;
  SyntaxTree& tree_;
  GroupNames& names_;
  int groups_;
  int depth_;
  int looks_;  // how many look-arounds enclose this place
  bool hasPossessive_;
};

#endif
