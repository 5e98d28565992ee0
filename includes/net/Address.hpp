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

  // Appends the addresses that `text` means: "host:port", "port", "host", "*:port" or "[v6]:port".
  // A host name stands for all its addresses. Without a port, `defaultPort` is meant; port 0 means
  // any free one. An error quotes the text.
  static Status resolve(const Slice& text, int defaultPort, std::vector<Address>& addresses);

  // Returns the local address of a connected socket.
  static Address ofSocket(int fd);

  // For system calls: accept() and getsockname() may write capacity() bytes to raw().
  sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage_); }
  const sockaddr* raw() const { return reinterpret_cast<const sockaddr*>(&storage_); }
  static socklen_t capacity() { return sizeof(sockaddr_in6); }
  socklen_t size() const;

  int family() const { return storage_.sin6_family; }
  int port() const;
  bool isWildcard() const;
  // Returns the same address with another port.
  Address withPort(int port) const;
  // Returns the wildcard address of the same family, with the same port.
  Address asWildcard() const;

  // The host alone: "127.0.0.1", "::1" (RFC 5952). text() includes the port: "127.0.0.1:80",
  // "[::1]:80".
  void appendHost(std::string& out) const;
  std::string host() const;
  std::string text() const;

  // The 4 or 16 bytes of the address, in network order. They live as long as this object.
  Slice bytes() const;

  bool operator==(const Address& other) const;
  bool operator<(const Address& other) const;

 private:
  sockaddr_in6 storage_;  // large enough for sockaddr_in; unused bytes are zero
};

// Returns the 4 bytes of an IPv4 address in IPv6 form, which an IPv4 client of an IPv6 socket has
// (::ffff:a.b.c.d), and the bytes of any other address as they are.
Slice withoutMapping(const Slice& address);

#endif
