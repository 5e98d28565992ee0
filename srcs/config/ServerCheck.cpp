#include "config/ServerCheck.hpp"

#include <map>
#include <set>

namespace {

typedef std::map<std::string, const VirtualServer*> Owners;  // the first server of each name

// The servers that listen on one address, in the order of the files. listens[i] is of servers[i].
struct Group {
  std::vector<VirtualServer*> servers;
  std::vector<ListenAddress*> listens;
};

typedef std::map<Address, Group> Groups;

}  // namespace

static Groups groupByAddress(Config& config) {
  Groups groups;
  for (std::size_t i = 0; i < config.servers.size(); ++i) {
    VirtualServer& server = *config.servers[i];
    for (std::size_t j = 0; j < server.listens.size(); ++j) {
      Group& group = groups[server.listens[j].address];
      group.servers.push_back(&server);
      group.listens.push_back(&server.listens[j]);
    }
  }
  return groups;
}

static Status checkOptions(Group& group) {
  const ListenAddress* options = 0;
  const ListenAddress* byDefault = 0;
  for (std::size_t i = 0; i < group.listens.size(); ++i) {
    ListenAddress& listen = *group.listens[i];
    if (listen.hasOptions && options) {
      return listen.position.fail("duplicate listen options for " + listen.address.text());
    }
    if (listen.isDefault && byDefault) {
      return listen.position.fail("a duplicate default server for " + listen.address.text());
    }
    if (listen.hasOptions) options = &listen;
    if (listen.isDefault) byDefault = &listen;
  }
  for (std::size_t i = 0; options && i < group.listens.size(); ++i)
    group.listens[i]->options = options->options;
  return Status::ok();
}

static Status checkSameNames(const Group& group) {
  typedef std::map<std::set<std::string>, const VirtualServer*> Sets;
  Sets sets;
  for (std::size_t i = 0; i < group.servers.size(); ++i) {
    const VirtualServer& server = *group.servers[i];
    std::set<std::string> names(server.names.begin(), server.names.end());
    const VirtualServer*& first = sets[names];
    if (!first) {
      first = &server;
      continue;
    }
    std::string address = group.listens[i]->address.text();
    std::string what = server.names[0].empty() && names.size() == 1
                           ? "no server_name"
                           : "server_name \"" + server.names[0] + "\"";
    return server.position.fail("this server and the one at " + first->position.text() +
                                " have the same names on " + address + " (" + what + ")");
  }
  return Status::ok();
}

static void warnSharedNames(const Group& group, std::vector<std::string>& warnings) {
  Owners owners;
  for (std::size_t i = 0; i < group.servers.size(); ++i) {
    const VirtualServer& server = *group.servers[i];
    for (std::size_t j = 0; j < server.names.size(); ++j) {
      const VirtualServer*& owner = owners[server.names[j]];
      if (!owner) owner = &server;
      if (owner == &server) continue;
      warnings.push_back(server.position.text() + ": conflicting server name \"" + server.names[j] +
                         "\" on " + group.listens[i]->address.text() + ", ignored");
    }
  }
}

Status checkServers(Config& config) {
  Groups groups = groupByAddress(config);
  for (Groups::iterator it = groups.begin(); it != groups.end(); ++it) {
    Status status = checkOptions(it->second);
    if (status.isOk()) status = checkSameNames(it->second);
    if (!status.isOk()) return status;
    warnSharedNames(it->second, config.warnings);
  }
  return Status::ok();
}
