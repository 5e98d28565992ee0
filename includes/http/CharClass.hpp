#ifndef HTTP_CHARCLASS_HPP
#define HTTP_CHARCLASS_HPP

#include "base/Slice.hpp"

// What each byte may be part of; a sum of CharClass bits.
enum CharClass { kTokenClass = 1, kFieldValueClass = 2, kTargetClass = 4, kDigitClass = 8 };
extern const unsigned char kCharClasses[256];

inline bool isOfClass(char c, CharClass which) {
  return (kCharClasses[static_cast<unsigned char>(c)] & which) != 0;
}

// The character classes of the grammars, one table look-up each.
// tchar, RFC 9110 5.6.2
inline bool isTokenChar(char c) { return isOfClass(c, kTokenClass); }
// VCHAR, SP, HTAB, obs-text, RFC 9110 5.5
inline bool isFieldValueChar(char c) { return isOfClass(c, kFieldValueClass); }
// printable ASCII without SP, '#'
inline bool isTargetChar(char c) { return isOfClass(c, kTargetClass); }
inline bool isDigit(char c) { return isOfClass(c, kDigitClass); }

// One or more tchars.
bool isToken(const Slice& text);

#endif
