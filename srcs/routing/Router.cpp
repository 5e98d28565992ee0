#include "routing/Router.hpp"

Router::Routes::~Routes() {
  for (std::size_t i = 0; i < all.size(); ++i)
    delete all[i];
}

const Route& Router::Routes::add(const VirtualServer& server) {
  all.push_back(0);
  all.back() = new Route(server);
  return *all.back();
}

Router::Router(const Config& config) : hasProxyHeaders_(false) {
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    addServer(*config.servers[i]);
  for (Groups::iterator it = groups_.begin(); it != groups_.end(); ++it)
    it->second.sort();
  planSockets(config);
}

void Router::addServer(const VirtualServer& server) {
  const Route& route = routes_.add(server);
  for (std::size_t i = 0; i < server.listens.size(); ++i) {
    const Address& address = server.listens[i].address;
    Groups::iterator at = groups_.insert(Groups::value_type(address, ServerGroup(address))).first;
    at->second.add(route, server.listens[i]);
    if (server.listens[i].hasProxyHeader) hasProxyHeaders_ = true;
    if (!address.isWildcard() && address.port() != 0) shared_.insert(address.asWildcard());
  }
}

const ServerGroup* Router::look(const Address& address) const {
  Groups::const_iterator at = groups_.find(address);
  return at == groups_.end() ? 0 : &at->second;
}

void Router::planSockets(const Config& config) {
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    for (std::size_t j = 0; j < config.servers[i]->listens.size(); ++j)
      addSocket(config.servers[i]->listens[j]);
}

// Linux refuses to bind 127.0.0.1:80 beside *:80, and it is not necessary: the wildcard socket
// accepts those connections too. Port 0 stands for a different port each time.
void Router::addSocket(const ListenAddress& listen) {
  bool isCovered = listen.address.port() != 0 && !listen.address.isWildcard() &&
                   look(listen.address.asWildcard()) != 0;
  if (isCovered || !opened_.insert(listen.address).second) return;
  Socket socket = {listen.address, listen.options};
  sockets_.push_back(socket);
}

bool Router::isShared(const Address& socket) const { return shared_.count(socket) != 0; }

const ServerGroup* Router::find(const Address& socket, const Address& local) const {
  const ServerGroup* group = look(local);
  return group ? group : look(socket);
}
