#ifndef HTTP_HTTPDATE_HPP
#define HTTP_HTTPDATE_HPP

#include <ctime>
#include <string>

#include "base/Slice.hpp"

// Dates of fields (RFC 9110 5.6.7). No locale, no C library calendar: pure arithmetic.

// "Sun, 06 Nov 1994 08:49:37 GMT", 29 bytes. REQUIRES: 0 <= time < year 10000
void appendHttpDate(std::string& out, std::time_t time);
// Any of the three formats, IMF-fixdate, RFC 850 (its two-digit year within 50 years of `now`)
// and asctime. False: none of them, or a day that does not exist.
bool parseHttpDate(const Slice& text, std::time_t now, std::time_t& time);

#endif
