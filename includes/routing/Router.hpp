#ifndef ROUTING_ROUTER_HPP
#define ROUTING_ROUTER_HPP

#include <map>
#include <set>
#include <vector>

#include "config/Config.hpp"
#include "net/Address.hpp"
#include "routing/ServerGroup.hpp"

// Finds where a request goes: by address, then server name, then location. It is built once from a
// Config, which must outlive it.
class Router {
 public:
  explicit Router(const Config& config);

  // The sockets to open. If a port has a wildcard address, its socket serves the other addresses of
  // that port too.
  struct Socket {
    Address address;
    ListenOptions options;
  };
  const std::vector<Socket>& sockets() const { return sockets_; }
  // Returns whether sockets() contains one for this address.
  bool opens(const Address& address) const { return opened_.count(address) != 0; }
  // Returns the virtual servers for a connection that came to the address `local` through a socket
  // bound to `socket`, or 0 if this configuration has neither address.
  const ServerGroup* find(const Address& socket, const Address& local) const;
  // Returns true if the connections to some address begin with a PROXY header.
  bool hasProxyHeaders() const { return hasProxyHeaders_; }
  // Returns true if connections of this socket belong to different groups, according to the local
  // address of each.
  bool isShared(const Address& socket) const;

 private:
  Router(const Router&);
  Router& operator=(const Router&);

  typedef std::map<Address, ServerGroup> Groups;

  struct Routes {
    std::vector<Route*> all;  // owned

    ~Routes();
    const Route& add(const VirtualServer& server);
  };

  void addServer(const VirtualServer& server);
  const ServerGroup* look(const Address& address) const;
  void planSockets(const Config& config);
  void addSocket(const ListenAddress& listen);

  bool hasProxyHeaders_;
  Routes routes_;
  Groups groups_;
  std::vector<Socket> sockets_;
  std::set<Address> opened_;  // those of sockets_
  std::set<Address> shared_;  // wildcard addresses whose ports other groups have too
};

#endif
