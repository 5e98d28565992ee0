#ifndef BASE_UTF8_HPP
#define BASE_UTF8_HPP

#include <cstddef>

#include "base/Slice.hpp"

// Returns the number of bytes of the character at `at` (RFC 3629), or 0 if no complete character
// begins there. REQUIRES: at < text.size()
std::size_t characterSize(const Slice& text, std::size_t at);

#endif
