#ifndef PEERS_PEER_HPP
#define PEERS_PEER_HPP

#include <string>

#include "config/UpstreamDefinition.hpp"
#include "net/Address.hpp"

// One address of an upstream server, and what has been learned about it.
struct Peer {
  Address address;
  std::string name;  // of the address, for $upstream_addr
  int weight;
  int maxFails;
  int failTimeout;
  int maxConnections;
  bool isBackup;
  bool isDown;

  // The state that balancing keeps. A peer that fails loses effective weight and regains it with
  // each choice; one that has failed maxFails times is left alone for failTimeout seconds.
  int currentWeight;
  int effectiveWeight;
  int connections;  // requests that it is serving
  int fails;
  long failedAt;   // when it failed last, in monotonic seconds
  long checkedAt;  // when it was last tried after that

  // For a status page, since the group was put to work.
  unsigned long requests;  // how often it was chosen
  unsigned long failures;

  Peer(const UpstreamServer& server, const Address& where);

  // Returns whether it may be asked now.
  bool isAvailable(long now) const;
  // Returns whether it is left alone because it has failed.
  bool isResting(long now) const;
  // A request to it has failed, or has been answered.
  void fail(long now);
  void succeed();
};

#endif
