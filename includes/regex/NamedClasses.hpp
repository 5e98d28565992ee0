#ifndef REGEX_NAMEDCLASSES_HPP
#define REGEX_NAMEDCLASSES_HPP

#include "base/Slice.hpp"
#include "regex/CharacterSet.hpp"

// Adds the characters of a POSIX class such as "alpha" or "word". Returns false if no class has
// this name. The classes hold ASCII characters only, as in PCRE2 without UCP.
bool addPosixClass(const Slice& name, CharacterSet& set);

// Adds the characters of \d, \h, \s, \v or \w; a capital letter adds all the others up to `last`.
// Returns false if `letter` names no class.
bool addEscapedClass(char letter, unsigned last, CharacterSet& set);

#endif
