#include "config/UpstreamTable.hpp"

UpstreamTable::~UpstreamTable() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    delete all_[i];
}

UpstreamDefinition& UpstreamTable::use(const std::string& name, const SourcePosition& position,
                                       int defaultPort) {
  std::map<std::string, UpstreamDefinition*>::iterator at = byName_.find(name);
  if (at != byName_.end()) return *at->second;
  all_.push_back(0);
  all_.back() = new UpstreamDefinition;
  UpstreamDefinition& made = *all_.back();
  byName_[name] = &made;
  made.name = name;
  made.position = position;
  made.defaultPort = defaultPort;
  return made;
}

Status UpstreamTable::define(const std::string& name, const SourcePosition& position,
                             UpstreamDefinition*& made) {
  made = &use(name, position, 80);
  if (!made->servers.empty() || made->isDefined) {
    return Status::error("duplicate upstream \"" + name + "\"");
  }
  made->isDefined = true;
  made->position = position;
  return Status::ok();
}

const UpstreamDefinition* UpstreamTable::find(const std::string& name) const {
  std::map<std::string, UpstreamDefinition*>::const_iterator at = byName_.find(name);
  return at == byName_.end() ? 0 : at->second;
}

// FastCGI and its kin have no default port.
static bool hasNoPort(const std::vector<Address>& addresses) {
  for (std::size_t i = 0; i < addresses.size(); ++i)
    if (!addresses[i].isUnix() && addresses[i].port() == 0) return true;
  return false;
}

static Status resolveOne(const std::string& name, int defaultPort, UpstreamServer& server) {
  server.name = name;
  Status status = server.resolve(defaultPort);
  if (!status.isOk() || !hasNoPort(server.addresses)) return status;
  return Status::error("no port in upstream \"" + name + "\"");
}

Status UpstreamTable::useResolved(const std::string& name, const SourcePosition& position,
                                  int defaultPort) {
  UpstreamServer server;
  Status status = resolveOne(name, defaultPort, server);
  if (status.isOk()) use(name, position, defaultPort).servers.push_back(server);
  return status;
}

// As in nginx, the port of a group's servers is said in the group.
Status UpstreamTable::checkPort(const std::string& name) const {
  Slice host, port;
  splitUpstreamPort(name, host, port);
  const UpstreamDefinition* group = port.empty() ? 0 : find(host.str());
  if (!group || !group->isDefined) return Status::ok();
  return Status::error("upstream \"" + group->name + "\" may not have port " + port.from(1).str());
}

Status UpstreamTable::resolve() {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    UpstreamDefinition& group = *all_[i];
    if (group.isDefined || !group.servers.empty()) continue;
    UpstreamServer server;
    Status status = checkPort(group.name);
    if (status.isOk()) status = resolveOne(group.name, group.defaultPort, server);
    if (!status.isOk()) return group.position.fail(status.message());
    group.servers.push_back(server);
  }
  return Status::ok();
}
