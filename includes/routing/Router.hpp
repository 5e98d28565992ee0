#ifndef ROUTING_ROUTER_HPP
#define ROUTING_ROUTER_HPP

#include <vector>

#include "config/Config.hpp"
#include "net/Address.hpp"
#include "routing/ServerGroup.hpp"

// Finds where a request goes: by address, then server name, then location. It is built once from a
// Config, which must outlive it.
class Router {
 public:
  explicit Router(const Config& config);
  ~Router();

  // The sockets to open. If a port has a wildcard address, its socket serves the other addresses of
  // that port too.
  struct Socket {
    Address address;
    int backlog;
    bool ipv6Only;
  };
  const std::vector<Socket>& sockets() const { return sockets_; }
  // Returns the virtual servers for a connection that came to the address `local` through a socket
  // bound to `socket`, or 0 if this configuration has neither address.
  const ServerGroup* find(const Address& socket, const Address& local) const;
  // Returns true if connections of this socket belong to different groups, according to the local
  // address of each.
  bool isShared(const Address& socket) const;

 private:
  Router(const Router&);
  Router& operator=(const Router&);

  ServerGroup& groupOf(const Address& address);
  const ServerGroup* look(const Address& address) const;
  void planSockets(const Config& config);
  void addSocket(const ListenAddress& listen);

  std::vector<Route*> routes_;        // owned
  std::vector<ServerGroup*> groups_;  // owned
  std::vector<Socket> sockets_;
};

#endif
