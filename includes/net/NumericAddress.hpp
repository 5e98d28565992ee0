#ifndef NET_NUMERICADDRESS_HPP
#define NET_NUMERICADDRESS_HPP

#include "base/Slice.hpp"
#include "net/Address.hpp"

// Reads an address that is written in digits: "192.0.2.1", "192.0.2.1:80", "2001:db8::1" or
// "[2001:db8::1]:80". Without a port, the port is 0. Looks up nothing and makes no system call.
// Returns false if the text has another form; `address` is then unchanged.
bool parseNumericAddress(const Slice& text, Address& address);

// Returns true if the bytes of an address begin with `prefixBits` bits of the bytes of a network.
// They are of the same family if they are equally many.
bool isInNetwork(const Slice& network, int prefixBits, const Slice& address);
// Clears all bits of an address behind the first `prefixBits`. Returns true if one of them was set.
bool clearLowBits(std::string& bytes, int prefixBits);

#endif
