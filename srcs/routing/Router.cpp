#include "routing/Router.hpp"

Router::Router(const Config& config) {
  for (std::size_t i = 0; i < config.servers.size(); ++i) {
    const VirtualServer& server = *config.servers[i];
    routes_.push_back(new Route(server));
    for (std::size_t j = 0; j < server.listens.size(); ++j)
      groupOf(server.listens[j].address).add(*routes_.back(), server.listens[j].isDefault);
  }
  for (std::size_t i = 0; i < groups_.size(); ++i)
    groups_[i]->sort();
  planSockets(config);
}

Router::~Router() {
  for (std::size_t i = 0; i < groups_.size(); ++i)
    delete groups_[i];
  for (std::size_t i = 0; i < routes_.size(); ++i)
    delete routes_[i];
}

const ServerGroup* Router::look(const Address& address) const {
  for (std::size_t i = 0; i < groups_.size(); ++i)
    if (groups_[i]->address() == address) return groups_[i];
  return 0;
}

ServerGroup& Router::groupOf(const Address& address) {
  for (std::size_t i = 0; i < groups_.size(); ++i)
    if (groups_[i]->address() == address) return *groups_[i];
  groups_.push_back(new ServerGroup(address));
  return *groups_.back();
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
  for (std::size_t i = 0; i < sockets_.size(); ++i)
    if (sockets_[i].address == listen.address) isCovered = true;
  if (isCovered) return;
  Socket socket = {listen.address, listen.backlog, listen.ipv6Only};
  sockets_.push_back(socket);
}

bool Router::isShared(const Address& socket) const {
  if (!socket.isWildcard() || socket.port() == 0) return false;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Address& other = groups_[i]->address();
    if (!(other == socket) && other.asWildcard() == socket) return true;
  }
  return false;
}

const ServerGroup* Router::find(const Address& socket, const Address& local) const {
  const ServerGroup* group = look(local);
  return group ? group : look(socket);
}
