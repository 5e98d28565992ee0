#ifndef HTTP_USERAGENT_HPP
#define HTTP_USERAGENT_HPP

#include "base/Slice.hpp"

// Returns true for Internet Explorer 4 to 6, by the value of User-Agent. Version 6 with Service
// Pack 2 counts as newer, for it has not the faults of the others.
bool isMsie6(const Slice& agent);

#endif
