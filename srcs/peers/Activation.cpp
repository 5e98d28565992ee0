#include "peers/Activation.hpp"

#include "peers/UpstreamGroup.hpp"

static bool isSame(const UpstreamServer& a, const UpstreamServer& b) {
  return a.addresses == b.addresses && a.weight == b.weight && a.maxFails == b.maxFails &&
         a.failTimeout == b.failTimeout && a.maxConnections == b.maxConnections &&
         a.isBackup == b.isBackup && a.isDown == b.isDown;
}

static bool isSame(const UpstreamDefinition& a, const UpstreamDefinition& b) {
  bool isAlike = a.policy == b.policy && a.keepalive == b.keepalive &&
                 a.keepaliveRequests == b.keepaliveRequests &&
                 a.keepaliveTimeout == b.keepaliveTimeout && a.servers.size() == b.servers.size();
  for (std::size_t i = 0; isAlike && i < a.servers.size(); ++i)
    isAlike = isSame(a.servers[i], b.servers[i]);
  return isAlike;
}

void activateUpstreams(const UpstreamTable& table, const UpstreamTable* before, EventLoop& loop) {
  for (std::size_t i = 0; i < table.all().size(); ++i) {
    const UpstreamDefinition& group = *table.all()[i];
    const UpstreamDefinition* old = before ? before->find(group.name) : 0;
    if (old && old->group.get() && isSame(*old, group))
      group.group.reset(old->group.get());
    else
      group.group.reset(new UpstreamGroup(group, loop));
  }
}
