#ifndef CONFIG_VALUES_HPP
#define CONFIG_VALUES_HPP

#include <sys/types.h>

#include <string>

#include "base/Slice.hpp"
#include "config/Scope.hpp"

// How nginx writes values. Each is false, and leaves `value` alone, where `text` is none.

// "on" or "off", in any case.
bool parseFlag(const Slice& text, bool& value);
// "512", "8k", "20m", "1g", in any case.
bool parseSize(const Slice& text, off_t& value);
// Seconds, or a sum in falling units, "1h30m" or "1h 30m": y M w d h m s, no "ms".
bool parseSeconds(const Slice& text, off_t& value);
// Milliseconds; a number alone is seconds. Units w d h m s ms.
bool parseMilliseconds(const Slice& text, off_t& value);
// The same, in whole seconds, rounded up: only 0 becomes 0. At most what fits in an int.
bool parseTimeout(const Slice& text, int& seconds);
// A decimal number that fits in an int.
bool parseNumber(const Slice& text, int& value);

// One of the methods that this server knows how to answer: all but TRACE and CONNECT.
bool parseMethodName(const Slice& text, unsigned& method);
// "GET,POST"
bool parseMethodList(const Slice& text, unsigned& methods);

// "all", "10.0.0.1", "10.0.0.0/8", "2001:db8::/32". Bits beyond the prefix are cleared;
// `hadLowBits` tells that there were any.
bool parseNetwork(const Slice& text, AccessRule& rule, bool& hadLowBits);

// The machine's name, in lower case.
std::string hostName();

#endif
