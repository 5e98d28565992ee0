#ifndef REGEX_TREECHECKS_HPP
#define REGEX_TREECHECKS_HPP

#include <cstddef>

#include "regex/SyntaxTree.hpp"

// Returns true if all matches of the node have as many characters. Only the alternatives of the
// node itself may differ. This is what PCRE2 requires of a look-behind.
bool isFixedForLookBehind(const SyntaxTree& tree, int node);

// Returns true if every possessive quantifier in the tree matches just what a greedy one would.
// Otherwise sets `offset` to the place of one that does not.
bool arePossessivesGreedy(const SyntaxTree& tree, int root, std::size_t& offset);

#endif
