#ifndef REGEX_UTF8RANGES_HPP
#define REGEX_UTF8RANGES_HPP

#include <vector>

#include "regex/CharacterSet.hpp"

class SyntaxTree;

// Adds trees of the byte sequences that spell the characters above ASCII of a set to `sequences`.
// They also match malformed sequences, which a text that was checked does not have.
void addUtf8Sequences(SyntaxTree& tree, const CharacterSet& set, std::vector<int>& sequences);

#endif
