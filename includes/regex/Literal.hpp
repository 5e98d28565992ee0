#ifndef REGEX_LITERAL_HPP
#define REGEX_LITERAL_HPP

#include <utility>
#include <vector>

#include "regex/MaskedText.hpp"

// One of the texts that a pattern without loops matches.
struct Literal {
  enum End {
    kAtAnyPlace,
    kAtLastLineEnd,  // before "$"
    kAtTextEnd       // before "\z"
  };

  MaskedText text;
  bool isAtStart;
  End end;
  // The ends of groups, as Captures::set() has them, relative to the beginning of the text.
  std::vector<std::pair<int, std::size_t> > marks;

  Literal() : isAtStart(false), end(kAtAnyPlace) {}
};

#endif
