#ifndef ROUTING_ROUTER_HPP
#define ROUTING_ROUTER_HPP

#include <vector>

#include "config/Config.hpp"
#include "net/Address.hpp"
#include "routing/ServerGroup.hpp"

// Where a request goes: address, then server name, then location. Built once from a Config, which
// it borrows.
class Router {
 public:
  explicit Router(const Config& config);
  ~Router();

  // The sockets to open: where a port has a wildcard address that one covers the others.
  struct Socket {
    Address address;
    int backlog;
    bool ipv6Only;
  };
  const std::vector<Socket>& sockets() const { return sockets_; }
  // The group for a connection that came to `local` through a socket bound for `socket`, or 0
  // where this configuration has neither.
  const ServerGroup* find(const Address& socket, const Address& local) const;
  // Whether connections to this socket must be told apart by their own address.
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
