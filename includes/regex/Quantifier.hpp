#ifndef REGEX_QUANTIFIER_HPP
#define REGEX_QUANTIFIER_HPP

#include <cstddef>

#include "regex/PatternOptions.hpp"
#include "regex/PatternReader.hpp"

// A quantifier: "*", "+?", "{2,5}".
struct Quantifier {
  // PCRE2 has the same limit.
  enum { kMostRepeats = 65535 };

  int min;
  int max;  // or SyntaxNode::kUnlimited
  bool isLazy;
  bool isPossessive;
  std::size_t offset;
};

// Returns true if a quantifier comes next. A brace that does not begin "{n}", "{n,}" or "{n,m}"
// stands for itself.
bool isAtQuantifier(const PatternReader& reader);

// REQUIRES: isAtQuantifier(reader). Returns false after an error.
bool parseQuantifier(PatternReader& reader, const PatternOptions& options, Quantifier& quantifier);

#endif
