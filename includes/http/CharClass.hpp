#ifndef HTTP_CHARCLASS_HPP
#define HTTP_CHARCLASS_HPP

#include "base/Slice.hpp"

// The grammars that allow a byte, as a sum of CharClass bits.
enum CharClass { kTokenClass = 1, kFieldValueClass = 2, kTargetClass = 4, kDigitClass = 8 };
extern const unsigned char kCharClasses[256];

inline bool isOfClass(char c, CharClass which) {
  return (kCharClasses[static_cast<unsigned char>(c)] & which) != 0;
}

// Each test is one table look-up. A tchar is defined in RFC 9110 5.6.2.
inline bool isTokenChar(char c) { return isOfClass(c, kTokenClass); }
// VCHAR, SP, HTAB and obs-text (RFC 9110 5.5)
inline bool isFieldValueChar(char c) { return isOfClass(c, kFieldValueClass); }
// Returns true if all of the text is of that class.
bool isFieldValue(const Slice& text);
// A byte of a request target: printable ASCII without SP and '#', or a byte above ASCII, because
// clients send file names unescaped.
inline bool isTargetChar(char c) { return isOfClass(c, kTargetClass); }
inline bool isDigit(char c) { return isOfClass(c, kDigitClass); }

// Returns true if `text` is one or more tchars.
bool isToken(const Slice& text);

#endif
