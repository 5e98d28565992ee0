#ifndef HTTP_HTTPDATE_HPP
#define HTTP_HTTPDATE_HPP

#include <ctime>
#include <string>

#include "base/Slice.hpp"

// Dates in fields (RFC 9110 5.6.7), by arithmetic alone: independent of locale and time zone.

// Appends 29 bytes such as "Sun, 06 Nov 1994 08:49:37 GMT". REQUIRES: 0 <= time < year 10000
void appendHttpDate(std::string& out, std::time_t time);
// Parses an IMF-fixdate, RFC 850 or asctime date. The two-digit year of RFC 850 lies within 50
// years of `now`. Returns false for any other text, and for a day that does not exist.
bool parseHttpDate(const Slice& text, std::time_t now, std::time_t& time);

#endif
