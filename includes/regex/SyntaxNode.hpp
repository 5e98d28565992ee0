#ifndef REGEX_SYNTAXNODE_HPP
#define REGEX_SYNTAXNODE_HPP

#include <cstddef>
#include <vector>

// A node of a SyntaxTree.
struct SyntaxNode {
  enum Kind {
    kEmpty,      // matches without consuming anything
    kBytes,      // consumes a byte of the set `value`; the set may be empty
    kConcat,     // the children, one after the other
    kAlternate,  // one of the children; the first that leads to a match
    kRepeat,     // the child, `min` to `max` times
    kGroup,      // the child; its place is recorded in slot `value`
    kAssertion,  // the Assertion `value` holds
    kLook        // the child matches (or does not match) before or behind this position
  };
  enum { kUnlimited = -1 };

  Kind kind;
  int value;
  int min;
  int max;  // or kUnlimited
  bool isLazy;
  bool isPossessive;
  bool isBehind;       // kLook
  bool isNegative;     // kLook
  bool isCharacter;    // the tree below consumes just one character
  bool isNullable;     // can match without consuming anything
  std::size_t offset;  // in the pattern, where an error message may need it
  std::vector<int> children;

  explicit SyntaxNode(Kind k)
      : kind(k),
        value(-1),
        min(0),
        max(0),
        isLazy(false),
        isPossessive(false),
        isBehind(false),
        isNegative(false),
        isCharacter(false),
        isNullable(true),
        offset(0) {}
};

#endif
