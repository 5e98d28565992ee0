#ifndef CONFIG_SPELLING_HPP
#define CONFIG_SPELLING_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"

// Returns the number of edits that turn one into the other: a letter more, less or different, or
// two letters swapped.
std::size_t editDistance(const Slice& a, const Slice& b);

// Returns the end of a sentence about a misspelt word: `, did you mean "weight"?` with the known
// word that is nearest, or nothing if none is near or it is a known word. A quarter of the letters
// may be wrong, at least one.
std::string suggestWord(const Slice& word, const char* const* known, std::size_t count);

#endif
