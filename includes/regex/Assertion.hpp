#ifndef REGEX_ASSERTION_HPP
#define REGEX_ASSERTION_HPP

// A condition on a position in the text, which consumes nothing.
enum Assertion {
  kTextStart,        // ^ and \A
  kTextEnd,          // \z
  kLastLineEnd,      // $ and \Z: the end, and before a line feed at the end
  kLineStart,        // (?m)^
  kLineEnd,          // (?m)$
  kWordBoundary,     // \b
  kNotWordBoundary,  // \B
  kAssertions
};

#endif
