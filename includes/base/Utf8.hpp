#ifndef BASE_UTF8_HPP
#define BASE_UTF8_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"

// Returns the number of bytes of the character at `at` (RFC 3629), or 0 if no complete character
// begins there. REQUIRES: at < text.size()
std::size_t characterSize(const Slice& text, std::size_t at);

// Returns true if the text consists of complete characters.
bool isUtf8(const Slice& text);

// Returns text in windows-1252 as UTF-8. The five bytes without a character become U+FFFD.
std::string utf8FromWindows1252(const Slice& text);

#endif
