#ifndef CONTENT_FILENAME_HPP
#define CONTENT_FILENAME_HPP

#include <string>

#include "base/Slice.hpp"

enum { kMostFileName = 200 };  // bytes: a number still fits in behind them

// What a file may be called here that a client calls `given`, any bytes: the last segment of a
// path with '/' or '\', as UTF-8, without control characters, dots and blanks in front and blanks
// at the end, of at most kMostFileName bytes with its extension kept. Empty: nothing is left.
std::string safeFileName(const Slice& given);

// "name-2.ext" for "name.ext" and 2.
std::string numberedFileName(const Slice& name, unsigned long number);

#endif
