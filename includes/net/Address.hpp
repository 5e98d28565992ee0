#ifndef NET_ADDRESS_HPP
#define NET_ADDRESS_HPP

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <string>
#include <vector>

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "base/Status.hpp"

// An IPv4 or IPv6 address with its port, or the address of a unix domain socket.
class Address {
 public:
  Address();

  // Appends the addresses that `text` means: "host:port", "port", "host", "*:port" or "[v6]:port".
  // A host name stands for all its addresses. Without a port, `defaultPort` is meant; port 0 means
  // any free one. An error quotes the text.
  static Status resolve(const Slice& text, int defaultPort, std::vector<Address>& addresses);

  // Returns the address of the unix domain socket at `path`. A client of such a socket has an empty
  // path.
  static Address ofPath(const std::string& path);
  // Returns the IPv4 or IPv6 address of these 4 or 16 bytes.
  static Address ofBytes(const Slice& bytes, int port);
  // Returns the local address of a connected socket.
  static Address ofSocket(int fd);
  // The longest path of a unix domain socket.
  static std::size_t longestPath() { return sizeof(sockaddr_un().sun_path) - 1; }

  // The socket address for bind().
  union Raw {
    sockaddr any;
    sockaddr_in6 inet;
    sockaddr_un local;
  };
  // Fills `raw` and returns its size.
  socklen_t fill(Raw& raw) const;
  // For system calls: accept() and getsockname() may write capacity() bytes to raw(). The path of a
  // unix domain socket is not kept.
  sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage_); }
  static socklen_t capacity() { return sizeof(sockaddr_in6); }

  // AF_INET, AF_INET6, AF_UNIX, or AF_UNSPEC after the default constructor.
  int family() const { return storage_.sin6_family; }
  bool isUnix() const { return family() == AF_UNIX; }
  // Returns 0 for a unix domain socket.
  int port() const;
  bool isWildcard() const;
  // Returns the same address with another port.
  Address withPort(int port) const;
  // Returns the wildcard address of the same family, with the same port.
  Address asWildcard() const;

  // The host alone: "127.0.0.1", "::1" (RFC 5952), "unix:/path". text() includes the port, if there
  // is one: "127.0.0.1:80", "[::1]:80".
  void appendHost(std::string& out) const;
  std::string host() const;
  std::string text() const;

  // The 4 or 16 bytes of the address, in network order, or the path of a unix domain socket. They
  // live as long as this object.
  Slice bytes() const;

  bool operator==(const Address& other) const;
  bool operator<(const Address& other) const;

 private:
  struct Path : public Counted {
    std::string text;

    explicit Path(const std::string& t) : text(t) {}
  };

  sockaddr_in6 storage_;  // large enough for sockaddr_in; unused bytes are zero
  Ref<Path> path_;        // of a unix domain socket that has one, else 0
};

// Returns the 4 bytes of an IPv4 address in IPv6 form, which an IPv4 client of an IPv6 socket has
// (::ffff:a.b.c.d), and the bytes of any other address as they are.
Slice withoutMapping(const Slice& address);

#endif
