#ifndef CONFIG_UPSTREAMDEFINITION_HPP
#define CONFIG_UPSTREAMDEFINITION_HPP

#include <string>
#include <vector>

#include "base/Counted.hpp"
#include "base/Status.hpp"
#include "config/SourcePosition.hpp"
#include "config/Template.hpp"
#include "net/Address.hpp"

// One `server` of an upstream group.
struct UpstreamServer {
  std::string name;                // as written
  std::vector<Address> addresses;  // a name may have several, each of which is a peer
  int weight;
  int maxFails;        // failures within failTimeout that make the server unavailable; 0: none do
  int failTimeout;     // seconds
  int maxConnections;  // 0: any number
  bool isBackup;       // used when no other server is available
  bool isDown;

  UpstreamServer()
      : weight(1),
        maxFails(1),
        failTimeout(10),
        maxConnections(0),
        isBackup(false),
        isDown(false) {}
  // Sets `addresses` to what `name` means: "host:port", "host" or "unix:/path".
  Status resolve(int defaultPort);
};

// An `upstream` group, or the single server that a `proxy_pass` names.
struct UpstreamDefinition {
  enum Policy {
    kRoundRobin,
    kLeastConnections,
    kIpHash,
    kHash,
    kConsistentHash,
    kRandom,
    kRandomTwo
  };

  std::string name;
  SourcePosition position;
  bool isDefined;   // by an `upstream` block; otherwise the name is an address
  int defaultPort;  // of such an address
  std::vector<UpstreamServer> servers;
  Policy policy;
  Template key;                // of kHash and kConsistentHash
  int keepalive;               // idle connections that are kept; 0: none
  int keepaliveRequests;       // a connection that has served so many requests is closed
  int keepaliveTimeout;        // seconds for which a connection may be idle
  mutable Ref<Counted> group;  // the UpstreamGroup; set when the configuration is put to work

  UpstreamDefinition()
      : isDefined(false),
        defaultPort(80),
        policy(kRoundRobin),
        keepalive(0),
        keepaliveRequests(1000),
        keepaliveTimeout(60) {}
};

// Splits "host:port": `port` begins with the colon, and is empty if there is none. The host of an
// IPv6 address keeps its brackets.
void splitUpstreamPort(const Slice& name, Slice& host, Slice& port);

// Takes the authority off the front of a URL without its scheme: up to '/' or '?', or to the colon
// behind the path of a unix socket.
std::string takeUpstreamAuthority(Slice& url);

#endif
