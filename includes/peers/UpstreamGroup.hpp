#ifndef PEERS_UPSTREAMGROUP_HPP
#define PEERS_UPSTREAMGROUP_HPP

#include "base/Counted.hpp"
#include "peers/IdleConnections.hpp"
#include "peers/PeerGroup.hpp"

// An upstream group at work: its peers and its idle connections. It outlives a reload that does not
// change it, and lives until the last of its requests has ended.
class UpstreamGroup : public Counted {
 public:
  UpstreamGroup(const UpstreamDefinition& definition, EventLoop& loop)
      : peers(definition), idle(definition, loop) {}

  PeerGroup peers;
  IdleConnections idle;
};

#endif
