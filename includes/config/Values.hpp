#ifndef CONFIG_VALUES_HPP
#define CONFIG_VALUES_HPP

#include <sys/types.h>

#include <string>

#include "base/Slice.hpp"
#include "config/AccessSettings.hpp"

// The forms in which nginx writes values. Each function returns false if `text` has another form;
// the value is then unchanged.

// "on" or "off", in any case.
bool parseFlag(const Slice& text, bool& value);
// Bytes: "512", "8k", "20m", "1g", in any case.
bool parseSize(const Slice& text, off_t& value);
// Seconds: a number, or a sum such as "1h30m" or "1h 30m" in the units y M w d h m s, larger ones
// first.
bool parseSeconds(const Slice& text, off_t& value);
// Milliseconds: the same in the units w d h m s ms. A number alone is in seconds.
bool parseMilliseconds(const Slice& text, off_t& value);
// The same in whole seconds, rounded up, so that only 0 becomes 0.
bool parseTimeout(const Slice& text, int& seconds);
// A decimal number that fits in an int.
bool parseNumber(const Slice& text, int& value);

// The name of a method that this server serves: all that it knows except TRACE and CONNECT.
bool parseMethodName(const Slice& text, unsigned& method);
// "GET,POST"
bool parseMethodList(const Slice& text, unsigned& methods);

// "10.0.0.1" or "2001:db8::1". `bytes` becomes the 4 or 16 bytes of the address.
bool parseIp(const Slice& text, std::string& bytes);
// "all", "unix:", "10.0.0.1", "10.0.0.0/8", "2001:db8::/32". Clears the bits after the prefix, and
// sets `hadLowBits` if there were any.
bool parseNetwork(const Slice& text, Network& network, bool& hadLowBits);

// Returns the machine's name, in lower case.
std::string hostName();

#endif
