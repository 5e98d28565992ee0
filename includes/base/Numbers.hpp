#ifndef BASE_NUMBERS_HPP
#define BASE_NUMBERS_HPP

#include <sys/types.h>

#include <string>

#include "base/Slice.hpp"

// Digits only: no sign, no blank, no prefix. False where the text is empty, holds anything else,
// or does not fit in 63 bits; `value` is then untouched.
bool parseDecimal(const Slice& text, off_t& value);
bool parseHex(const Slice& text, off_t& value);

// The digit's value, or -1 where `c` is no hexadecimal digit.
int hexValue(char c);

// REQUIRES (decimal, padded): value >= 0 is not needed; a minus sign is written.
void appendDecimal(std::string& out, off_t value);
// Right-aligned in at least `width` columns, filled with `fill`.
void appendPadded(std::string& out, off_t value, std::size_t width, char fill);
// Lower case, no leading zero; a minus sign is written.
void appendHex(std::string& out, off_t value);
std::string decimal(off_t value);

// Writes the digits of `value` so that they end at `end`; returns where they begin.
// REQUIRES: value >= 0 and 20 bytes before `end`.
char* writeDecimalBackwards(char* end, off_t value);

#endif
