#ifndef BASE_UTF8_HPP
#define BASE_UTF8_HPP

#include <cstddef>

#include "base/Slice.hpp"

// The bytes of the character at `at` (RFC 3629); 0: none begins there, or it is not whole.
// REQUIRES: at < text.size()
std::size_t characterSize(const Slice& text, std::size_t at);

#endif
