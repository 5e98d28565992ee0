#include "peers/PeerGroup.hpp"

#include <criterion/criterion.h>

#include <string>

namespace {

// A group of servers on 127.0.0.1, with the ports 1, 2, 3 ...
struct Servers {
  UpstreamDefinition definition;

  explicit Servers(int count, UpstreamDefinition::Policy policy = UpstreamDefinition::kRoundRobin) {
    definition.policy = policy;
    for (int i = 1; i <= count; ++i) {
      UpstreamServer server;
      server.name = "127.0.0.1:" + std::to_string(i);
      cr_assert(server.resolve(80).isOk());
      definition.servers.push_back(server);
    }
  }
  UpstreamServer& at(std::size_t i) { return definition.servers[i]; }
};

// The indices of the peers that are chosen one after the other.
std::string order(PeerGroup& group, int count, const std::string& key = "", long now = 100) {
  std::string chosen;
  for (int i = 0; i < count; ++i) {
    PeerGroup::Request request;
    request.key = key;
    request.now = now;
    int index = group.choose(request);
    chosen += index == PeerGroup::kNone ? "-" : std::to_string(index);
  }
  return chosen;
}

}  // namespace

Test(PeerGroup, weights_are_shared_smoothly) {
  Servers servers(3);
  servers.at(0).weight = 5;
  PeerGroup group(servers.definition);
  cr_expect_eq(order(group, 14), "00102000010200");
}

Test(PeerGroup, servers_that_are_down_or_tried_are_left_out_and_backups_come_last) {
  Servers servers(4);
  servers.at(0).isDown = true;
  servers.at(2).isBackup = servers.at(3).isBackup = true;
  PeerGroup group(servers.definition);
  cr_expect_eq(order(group, 3), "111");
  PeerGroup::Request request;
  request.now = 100;
  request.tried.assign(4, false);
  request.tried[1] = true;
  cr_expect_eq(group.choose(request), 2);
  cr_expect_eq(group.choose(request), 3);
  request.tried.assign(4, true);
  cr_expect_eq(group.choose(request), int(PeerGroup::kNone));
}

Test(PeerGroup, a_peer_that_fails_is_left_alone_and_tried_again) {
  Servers servers(2);
  servers.at(0).maxFails = 2;
  servers.at(0).failTimeout = 10;
  PeerGroup group(servers.definition);
  group.peer(0).fail(100);
  cr_expect_eq(order(group, 4).find('0') != std::string::npos, true);
  group.peer(0).fail(100);
  cr_expect_eq(order(group, 4), "1111");
  cr_expect_eq(order(group, 4, "", 110), "1111");
  cr_expect(order(group, 4, "", 111).find('0') != std::string::npos, "once more after the time");
  group.peer(0).succeed();
  cr_expect(order(group, 8, "", 112).find("0") != std::string::npos);
}

Test(PeerGroup, a_single_peer_is_asked_whatever_it_did) {
  Servers servers(1);
  PeerGroup group(servers.definition);
  group.peer(0).fail(100);
  group.peer(0).fail(100);
  cr_expect_eq(order(group, 2), "00");
}

Test(PeerGroup, most_connections) {
  Servers servers(2);
  servers.at(0).maxConnections = 1;
  PeerGroup group(servers.definition);
  group.peer(0).connections = 1;
  cr_expect_eq(order(group, 3), "111");
}

Test(PeerGroup, least_connected_by_weight) {
  Servers servers(3, UpstreamDefinition::kLeastConnections);
  servers.at(2).weight = 4;
  PeerGroup group(servers.definition);
  group.peer(0).connections = 2;
  group.peer(1).connections = 1;
  group.peer(2).connections = 3;
  cr_expect_eq(order(group, 1), "2");
  group.peer(2).connections = 5;
  cr_expect_eq(order(group, 1), "1");
}

Test(PeerGroup, hashes_are_stable_and_spread) {
  for (UpstreamDefinition::Policy policy : {UpstreamDefinition::kIpHash, UpstreamDefinition::kHash,
                                            UpstreamDefinition::kConsistentHash}) {
    Servers servers(3, policy);
    PeerGroup group(servers.definition);
    std::size_t counts[3] = {0, 0, 0};
    for (int i = 0; i < 300; ++i) {
      std::string key = policy == UpstreamDefinition::kIpHash
                            ? std::string("\x0a\x01") + char(i % 256) + char(i / 256)
                            : "/key/" + std::to_string(i);
      std::string chosen = order(group, 2, key);
      cr_expect_eq(chosen[0], chosen[1]);
      ++counts[chosen[0] - '0'];
    }
    for (std::size_t count : counts)
      cr_expect(count > 40, "%zu of 300 with policy %d", count, int(policy));
  }
}

Test(PeerGroup, consistent_hashing_moves_few_keys) {
  Servers four(4, UpstreamDefinition::kConsistentHash);
  Servers three(3, UpstreamDefinition::kConsistentHash);
  PeerGroup before(three.definition);
  PeerGroup after(four.definition);
  int moved = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string key = "k" + std::to_string(i);
    std::string now = order(after, 1, key);
    if (now == "3") continue;
    moved += order(before, 1, key) != now;
  }
  cr_expect_eq(moved, 0, "a key goes to the new server or stays where it was");
}

Test(PeerGroup, random_choices_reach_everybody) {
  for (UpstreamDefinition::Policy policy :
       {UpstreamDefinition::kRandom, UpstreamDefinition::kRandomTwo}) {
    Servers servers(3, policy);
    PeerGroup group(servers.definition);
    std::string chosen = order(group, 200);
    for (char c : {'0', '1', '2'})
      cr_expect(chosen.find(c) != std::string::npos);
  }
}

Test(PeerGroup, requests_without_a_key_are_shared_by_weight) {
  for (UpstreamDefinition::Policy policy :
       {UpstreamDefinition::kHash, UpstreamDefinition::kConsistentHash}) {
    Servers servers(3, policy);
    servers.at(1).weight = 2;
    PeerGroup group(servers.definition);
    cr_expect_eq(order(group, 4), "1021");
  }
}

Test(PeerGroup, a_choice_is_there_as_long_as_a_peer_was_not_tried) {
  Servers servers(2);
  servers.at(1).isBackup = true;
  PeerGroup group(servers.definition);
  PeerGroup::Request request;
  request.now = 100;
  request.tried.assign(2, false);
  request.tried[0] = true;
  cr_expect(group.hasChoice(request));
  request.tried[1] = true;
  cr_expect_not(group.hasChoice(request));
}
