#ifndef REGEX_GROUPHEAD_HPP
#define REGEX_GROUPHEAD_HPP

#include <cstddef>
#include <string>

#include "regex/PatternOptions.hpp"
#include "regex/PatternReader.hpp"

// What stands between the parenthesis of a group and its body: "(", "(?<name>", "(?=", "(?i:".
struct GroupHead {
  enum Kind {
    kPlain,    // a group that only groups
    kCapture,  // records its place; `name` may be empty
    kLook,     // look-ahead or look-behind
    kOptions   // "(?i)", complete and without a body
  };

  Kind kind;
  bool isBehind;
  bool isNegative;
  std::string name;
  PatternOptions options;  // in the group, or behind "(?i)"

  explicit GroupHead(const PatternOptions& outer)
      : kind(kPlain), isBehind(false), isNegative(false), options(outer) {}
};

// Parses the head of a group. REQUIRES: the reader is at the parenthesis, and `head.options` are
// the options in force there. Returns false after an error.
bool parseGroupHead(PatternReader& reader, GroupHead& head);

#endif
