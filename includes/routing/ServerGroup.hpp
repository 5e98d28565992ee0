#ifndef ROUTING_SERVERGROUP_HPP
#define ROUTING_SERVERGROUP_HPP

#include <vector>

#include "base/Slice.hpp"
#include "config/NameTable.hpp"
#include "config/VariableValues.hpp"
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
  // the longest "example.*", else the first with a regular expression that matches, whose groups
  // become `values`, else the default server. `host` may be in any case and may end in a dot.
  const Route& find(const Slice& host, VariableValues& values) const;

 private:
  friend class Router;
  struct Expression {
    const Pattern* pattern;
    const Route* route;
  };

  void add(const Route& route, const ListenAddress& listen);
  void sort() { names_.sort(); }
  const Route* match(const Slice& host, VariableValues& values) const;

  Address address_;
  const Route* default_;
  bool hasProxyHeader_;
  std::vector<const Route*> routes_;
  NameTable names_;  // finds indices of routes_
  std::vector<Expression> expressions_;
};

#endif
