#ifndef ROUTING_SERVERGROUP_HPP
#define ROUTING_SERVERGROUP_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "net/Address.hpp"
#include "routing/Route.hpp"

// The virtual servers that share an address. The server name tells them apart.
class ServerGroup {
 public:
  explicit ServerGroup(const Address& address)
      : address_(address), default_(0), hasProxyHeader_(false) {}

  const Address& address() const { return address_; }
  // Returns true if the connections to the address begin with a PROXY header.
  bool hasProxyHeader() const { return hasProxyHeader_; }
  const Route& defaultRoute() const { return *default_; }
  // Returns the server with the exact name, else that with the longest "*.example", else that with
  // the longest "example.*", else the default server. `host` may be in any case and may end in a
  // dot.
  const Route& find(const Slice& host) const;

 private:
  friend class Router;
  struct Name {
    std::string text;
    const Route* route;

    bool operator<(const Name& other) const { return text < other.text; }
  };

  void add(const Route& route, const ListenAddress& listen);
  void addName(const std::string& name, const Route& route);
  void sort();
  static const Route* look(const std::vector<Name>& names, const Slice& text);
  const Route* findHead(const Slice& host) const;
  const Route* findTail(const Slice& host) const;

  Address address_;
  const Route* default_;
  bool hasProxyHeader_;
  std::vector<Name> exact_;
  std::vector<Name> heads_;  // ".example" of "*.example"
  std::vector<Name> tails_;  // "example." of "example.*"
};

#endif
