#include "peers/Peer.hpp"

#include <algorithm>

Peer::Peer(const UpstreamServer& server, const Address& where)
    : address(where),
      name(where.text()),
      weight(server.weight),
      maxFails(server.maxFails),
      failTimeout(server.failTimeout),
      maxConnections(server.maxConnections),
      isBackup(server.isBackup),
      isDown(server.isDown),
      currentWeight(0),
      effectiveWeight(server.weight),
      connections(0),
      fails(0),
      failedAt(0),
      checkedAt(0),
      requests(0),
      failures(0) {}

bool Peer::isResting(long now) const {
  return maxFails > 0 && fails >= maxFails && now - checkedAt <= failTimeout;
}

bool Peer::isAvailable(long now) const {
  if (isDown || isResting(now)) return false;
  return maxConnections == 0 || connections < maxConnections;
}

void Peer::fail(long now) {
  ++fails;
  ++failures;
  failedAt = checkedAt = now;
  if (maxFails > 0) effectiveWeight = std::max(effectiveWeight - weight / maxFails, 0);
}

// As in nginx, the failures are forgotten once the peer has answered after the last of them.
void Peer::succeed() {
  if (failedAt < checkedAt) fails = 0;
}
