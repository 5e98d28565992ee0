#ifndef HANDLERS_ROUTER_HPP
#define HANDLERS_ROUTER_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Config.hpp"
#include "net/Address.hpp"

// The locations of one block, found by path as nginx does: an exact one, else the longest prefix
// and then, inside it, its own.
class LocationTable {
 public:
  LocationTable() {}
  ~LocationTable();
  // Borrows the locations.
  void build(const std::vector<Location*>& locations);

  // 0 where none covers the path.
  const Location* find(const Slice& path) const;

 private:
  struct Entry {
    Slice uri;
    const Location* location;
    LocationTable* inside;  // owned; 0 where it has none
    int shorter;            // the longest other prefix of this one, or -1
  };
  static bool comesBefore(const Entry& a, const Entry& b) { return a.uri < b.uri; }

  LocationTable(const LocationTable&);
  LocationTable& operator=(const LocationTable&);

  const Entry* findExact(const Slice& path) const;
  const Entry* findLongest(const Slice& path) const;
  void linkShorter();

  std::vector<Entry> exact_;     // sorted by uri
  std::vector<Entry> prefixes_;  // sorted by uri
};

// A virtual server and its locations.
class Route {
 public:
  explicit Route(const VirtualServer& server);

  const VirtualServer& server() const { return server_; }
  const Location& find(const Slice& path) const;
  // A named location, "@name", or 0.
  const Location* findNamed(const Slice& name) const;

 private:
  Route(const Route&);
  Route& operator=(const Route&);

  const VirtualServer& server_;
  LocationTable table_;
};

// The servers that share an address, told apart by name.
class ServerGroup {
 public:
  explicit ServerGroup(const Address& address) : address_(address), default_(0) {}

  const Address& address() const { return address_; }
  const Route& defaultRoute() const { return *default_; }
  // An exact name, else the longest "*.example", else the longest "example.*", else the default.
  // `host` in any case, with or without a dot at its end.
  const Route& find(const Slice& host) const;

 private:
  friend class Router;
  struct Name {
    std::string text;
    const Route* route;

    bool operator<(const Name& other) const { return text < other.text; }
  };

  void add(const Route& route, bool isDefault);
  void addName(const std::string& name, const Route& route);
  void sort();
  static const Route* look(const std::vector<Name>& names, const Slice& text);
  const Route* findHead(const Slice& host) const;
  const Route* findTail(const Slice& host) const;

  Address address_;
  const Route* default_;
  std::vector<Name> exact_;
  std::vector<Name> heads_;  // ".example" of "*.example"
  std::vector<Name> tails_;  // "example." of "example.*"
};

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
  void addSocket(const Listen& listen);

  std::vector<Route*> routes_;        // owned
  std::vector<ServerGroup*> groups_;  // owned
  std::vector<Socket> sockets_;
};

#endif
