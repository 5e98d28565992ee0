#ifndef BASE_NUMBERS_HPP
#define BASE_NUMBERS_HPP

#include <sys/types.h>

#include <string>

#include "base/Slice.hpp"

// Parse digits only: no sign, no blank, no prefix. They return false and leave `value` alone if the
// text is empty, has anything else, or does not fit in 63 bits.
bool parseDecimal(const Slice& text, off_t& value);
bool parseHex(const Slice& text, off_t& value);

// Returns the value of a hexadecimal digit, or -1 for any other character.
int hexValue(char c);

// Appends the number in decimal, with a minus sign if it is negative.
void appendDecimal(std::string& out, off_t value);
// Appends the number right-aligned in at least `width` columns, filled up with `fill`.
void appendPadded(std::string& out, off_t value, std::size_t width, char fill);
// Appends a byte as two hexadecimal digits.
void appendHexByte(std::string& out, char byte);
void appendUpperHexByte(std::string& out, char byte);
// Appends the number in lower-case hexadecimal without leading zeros, with a minus sign if it is
// negative.
void appendHex(std::string& out, off_t value);
std::string decimal(off_t value);

// Writes the digits of `value` so that they end at `end`, and returns where they begin. REQUIRES:
// value >= 0, and 20 bytes before `end` are writable.
char* writeDecimalBackwards(char* end, off_t value);

#endif
