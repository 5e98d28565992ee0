#ifndef REGEX_CASEFOLDING_HPP
#define REGEX_CASEFOLDING_HPP

// Returns another character that differs from this one in case only, or the character itself if
// there is none. Repeated calls go through all cases of a character and come back to the first:
// 'K', 'k', U+212A (the Kelvin sign), 'K'.
unsigned nextCase(unsigned character);
// The same for ASCII only.
unsigned nextAsciiCase(unsigned character);

// Returns `character` or a later one, before which no other has cases in Unicode. It lies beyond
// the last character of Unicode if there are no more.
unsigned firstWithCase(unsigned character);

#endif
