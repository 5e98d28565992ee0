#ifndef NET_ADDRESS_HPP
#define NET_ADDRESS_HPP

#include <netinet/in.h>
#include <sys/socket.h>

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"

// An IPv4 or IPv6 address with its port.
class Address {
 public:
  Address();

  // "host:port", "port", "host", "*:port", "[v6]:port"; `defaultPort` where none is said; a name
  // stands for all its addresses. Port 0 is allowed: any free one.
  static Status resolve(const Slice& text, int defaultPort, std::vector<Address>& addresses);

  // Where a connected socket came to.
  static Address ofSocket(int fd);

  // From what accept() and getsockname() fill in.
  sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage_); }
  const sockaddr* raw() const { return reinterpret_cast<const sockaddr*>(&storage_); }
  static socklen_t capacity() { return sizeof(sockaddr_in6); }
  socklen_t size() const;

  int family() const { return storage_.sin6_family; }
  int port() const;
  bool isWildcard() const;
  // The same address with another port.
  Address withPort(int port) const;
  // The same port on the wildcard of the family.
  Address asWildcard() const;

  // "127.0.0.1", "::1" (RFC 5952); with the port "127.0.0.1:80", "[::1]:80".
  void appendHost(std::string& out) const;
  std::string host() const;
  std::string text() const;

  // The address's bytes, 4 or 16 of them, in network order.
  Slice bytes() const;

  bool operator==(const Address& other) const;
  bool operator<(const Address& other) const;

 private:
  sockaddr_in6 storage_;  // large enough for sockaddr_in; unused bytes are zero
};

#endif
