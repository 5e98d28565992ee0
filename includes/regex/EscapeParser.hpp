#ifndef REGEX_ESCAPEPARSER_HPP
#define REGEX_ESCAPEPARSER_HPP

#include "regex/Assertion.hpp"
#include "regex/CharacterSet.hpp"
#include "regex/PatternReader.hpp"

// What a backslash and the characters behind it mean.
struct Escape {
  enum Kind { kCharacter, kClass, kAssertion };

  Kind kind;
  unsigned character;
  CharacterSet set;
  Assertion assertion;

  Escape() : kind(kCharacter), character(0), assertion(kTextStart) {}
};

// Parses the escape sequence that comes next. `groups` is the number of groups that have begun
// before it, which decides whether \10 is a reference or a character. Returns false after an error.
bool parseEscape(PatternReader& reader, int groups, Escape& escape);
// The same within brackets, where \b is a backspace and there are neither assertions nor
// references.
bool parseClassEscape(PatternReader& reader, Escape& escape);

#endif
