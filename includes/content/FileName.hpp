#ifndef CONTENT_FILENAME_HPP
#define CONTENT_FILENAME_HPP

#include <string>

#include "base/Slice.hpp"

enum { kMostFileName = 200 };  // bytes; leaves room for a number in the 255 of a file system

// Returns the name under which to store a file that the client calls `given`, which may be any
// bytes: the last segment of a path with '/' or '\', as UTF-8, without control characters, leading
// dots and surrounding blanks, and at most kMostFileName bytes long with its extension kept.
// Returns an empty text if nothing is left.
std::string safeFileName(const Slice& given);

// Returns "name-2.ext" for "name.ext" and 2.
std::string numberedFileName(const Slice& name, unsigned long number);

#endif
