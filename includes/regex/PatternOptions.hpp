#ifndef REGEX_PATTERNOPTIONS_HPP
#define REGEX_PATTERNOPTIONS_HPP

// The options in force at a place of a pattern, named by their letters in (?imsxnU).
struct PatternOptions {
  bool ignoresCase;   // i
  bool isMultiLine;   // m
  bool dotIsAny;      // s
  bool isExtended;    // x
  bool isExtended2;   // xx: blanks within classes are ignored, too
  bool hasNoNumbers;  // n: only named groups record what they match
  bool isUngreedy;    // U: quantifiers are lazy, and greedy with a '?'

  explicit PatternOptions(bool ignoresCaseAtStart)
      : ignoresCase(ignoresCaseAtStart),
        isMultiLine(false),
        dotIsAny(false),
        isExtended(false),
        isExtended2(false),
        hasNoNumbers(false),
        isUngreedy(false) {}
};

#endif
