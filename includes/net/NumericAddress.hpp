#ifndef NET_NUMERICADDRESS_HPP
#define NET_NUMERICADDRESS_HPP

#include "base/Slice.hpp"
#include "net/Address.hpp"

// Reads an address that is written in digits: "192.0.2.1", "192.0.2.1:80", "2001:db8::1" or
// "[2001:db8::1]:80". Without a port, the port is 0. Looks up nothing and makes no system call.
// Returns false if the text has another form; `address` is then unchanged.
bool parseNumericAddress(const Slice& text, Address& address);

#endif
