#ifndef NET_NETWORK_HPP
#define NET_NETWORK_HPP

#include <string>

#include "net/Address.hpp"

// A set of clients: the addresses that begin with the same bits, the clients of all unix domain
// sockets, or everybody.
struct Network {
  bool isUnix;        // the clients of unix domain sockets
  std::string bytes;  // of an address, 4 or 16; empty: everybody, unless isUnix
  int prefixBits;

  Network() : isUnix(false), prefixBits(0) {}

  // Returns true if the client with this address belongs to it. An IPv4 client of an IPv6 socket is
  // an IPv4 client.
  bool covers(const Address& client) const;
};

#endif
