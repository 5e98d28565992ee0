#ifndef NET_LOCALADDRESSES_HPP
#define NET_LOCALADDRESSES_HPP

#include <istream>
#include <vector>

#include "net/Address.hpp"

// Returns the addresses of this machine under which other machines can reach a socket that is bound
// to `wildcard`, with its port. They are read from /proc, because getifaddrs() is not on the list
// of allowed functions; where /proc does not tell them, there are none.
std::vector<Address> localAddresses(const Address& wildcard);

// Read the two files, and leave out the loopback and link-local addresses. For the tests.
std::vector<Address> readFibTrie(std::istream& lines, int port);
std::vector<Address> readIfInet6(std::istream& lines, int port);

#endif
