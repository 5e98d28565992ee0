#include "peers/PeerGroup.hpp"

#include <algorithm>

#include "base/Crc32.hpp"
#include "base/Numbers.hpp"

PeerGroup::PeerGroup(const UpstreamDefinition& definition)
    : name_(definition.name), policy_(definition.policy), totalWeight_(0), random_(1) {
  for (std::size_t i = 0; i < definition.servers.size(); ++i) {
    const UpstreamServer& server = definition.servers[i];
    for (std::size_t j = 0; j < server.addresses.size(); ++j) {
      peers_.push_back(Peer(server, server.addresses[j]));
      if (!server.isBackup) totalWeight_ += server.weight;
      if (policy_ == UpstreamDefinition::kConsistentHash && !server.isBackup)
        ring_.add(server.name, server.weight, peers_.size() - 1);
    }
  }
  ring_.sort();
}

// A single peer is asked even if it has failed: nobody else could be.
bool PeerGroup::mayAsk(std::size_t index, const Request& request) const {
  const Peer& peer = peers_[index];
  if (index < request.tried.size() && request.tried[index]) return false;
  if (peers_.size() > 1) return peer.isAvailable(request.now);
  return !peer.isDown && (peer.maxConnections == 0 || peer.connections < peer.maxConnections);
}

void PeerGroup::collect(const Request& request, bool isBackup, Candidates& candidates) const {
  for (std::size_t i = 0; i < peers_.size(); ++i)
    if (peers_[i].isBackup == isBackup && mayAsk(i, request)) candidates.push_back(i);
}

bool PeerGroup::hasChoice(const Request& request) const {
  for (std::size_t i = 0; i < peers_.size(); ++i)
    if (mayAsk(i, request)) return true;
  return false;
}

int PeerGroup::choose(const Request& request) {
  Candidates candidates;
  collect(request, false, candidates);
  int chosen = candidates.empty() ? static_cast<int>(kNone) : chooseAmong(request, candidates);
  if (candidates.empty()) {
    collect(request, true, candidates);
    if (!candidates.empty()) chosen = chooseByWeight(candidates);
  }
  if (chosen == kNone) return kNone;
  Peer& best = peer(chosen);
  ++best.requests;
  if (request.now - best.checkedAt > best.failTimeout) best.checkedAt = request.now;
  return chosen;
}

int PeerGroup::chooseAmong(const Request& request, const Candidates& candidates) {
  switch (policy_) {
    case UpstreamDefinition::kLeastConnections:
      return chooseLeastConnected(candidates);
    case UpstreamDefinition::kIpHash:
      return chooseByAddress(request, candidates);
    case UpstreamDefinition::kHash:
      return chooseByHash(request, candidates);
    case UpstreamDefinition::kConsistentHash:
      return chooseOnRing(request, candidates);
    case UpstreamDefinition::kRandom:
      return chooseAtRandom(candidates);
    case UpstreamDefinition::kRandomTwo:
      return chooseOfTwo(candidates);
    default:
      return chooseByWeight(candidates);
  }
}

// Smooth weighted round robin: each peer gains its weight, and the one that is chosen loses the
// sum.
int PeerGroup::chooseByWeight(const Candidates& candidates) {
  int best = kNone;
  int total = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Peer& peer = peers_[candidates[i]];
    peer.currentWeight += peer.effectiveWeight;
    total += peer.effectiveWeight;
    if (peer.effectiveWeight < peer.weight) ++peer.effectiveWeight;
    if (best == kNone || peer.currentWeight > peers_[static_cast<std::size_t>(best)].currentWeight)
      best = static_cast<int>(candidates[i]);
  }
  if (best != kNone) peers_[static_cast<std::size_t>(best)].currentWeight -= total;
  return best;
}

bool PeerGroup::isLessBusy(std::size_t a, std::size_t b) const {
  return peers_[a].connections * peers_[b].weight < peers_[b].connections * peers_[a].weight;
}

int PeerGroup::chooseLeastConnected(const Candidates& candidates) {
  std::size_t best = candidates[0];
  for (std::size_t i = 1; i < candidates.size(); ++i)
    if (isLessBusy(candidates[i], best)) best = candidates[i];
  Candidates equals;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!isLessBusy(best, candidates[i])) equals.push_back(candidates[i]);
  return chooseByWeight(equals);
}

int PeerGroup::peerAtWeight(unsigned long point) const {
  long rest = static_cast<long>(point % static_cast<unsigned long>(std::max(totalWeight_, 1)));
  for (std::size_t i = 0; i < peers_.size(); ++i) {
    if (peers_[i].isBackup) continue;
    rest -= peers_[i].weight;
    if (rest < 0) return static_cast<int>(i);
  }
  return kNone;
}

static bool isAmong(const std::vector<std::size_t>& candidates, int index) {
  return std::find(candidates.begin(), candidates.end(), static_cast<std::size_t>(index)) !=
         candidates.end();
}

// As in nginx, the last byte of an IPv4 address does not count.
int PeerGroup::chooseByAddress(const Request& request, const Candidates& candidates) {
  std::size_t count = request.key.size() == 4 ? 3 : request.key.size();
  unsigned long hash = 89;
  for (int tries = 0; tries < kMostHashTries; ++tries) {
    for (std::size_t i = 0; i < count; ++i)
      hash = (hash * 113 + static_cast<unsigned char>(request.key[i])) % 6271;
    int index = peerAtWeight(hash);
    if (isAmong(candidates, index)) return index;
  }
  return chooseByWeight(candidates);
}

// As in nginx, requests without a key are shared by weight.
int PeerGroup::chooseByHash(const Request& request, const Candidates& candidates) {
  if (request.key.empty()) return chooseByWeight(candidates);
  unsigned long hash = 0;
  for (int tries = 0; tries < kMostHashTries; ++tries) {
    unsigned long before = tries == 0 ? 0 : crc32(decimal(tries));
    hash += crc32(request.key, before) >> 16 & 0x7fff;
    int index = peerAtWeight(hash);
    if (isAmong(candidates, index)) return index;
  }
  return chooseByWeight(candidates);
}

int PeerGroup::chooseOnRing(const Request& request, const Candidates& candidates) {
  if (request.key.empty()) return chooseByWeight(candidates);
  std::size_t at = ring_.find(request.key);
  for (std::size_t i = 0; i < ring_.size(); ++i) {
    int index = static_cast<int>(ring_.serverAt(at + i));
    if (isAmong(candidates, index)) return index;
  }
  return chooseByWeight(candidates);
}

unsigned long PeerGroup::nextRandom() {
  random_ = (random_ * 1103515245UL + 12345UL) & 0x7fffffffUL;
  return random_ >> 8;
}

int PeerGroup::chooseAtRandom(const Candidates& candidates) {
  for (int tries = 0; tries < kMostHashTries; ++tries) {
    int index = peerAtWeight(nextRandom());
    if (isAmong(candidates, index)) return index;
  }
  return chooseByWeight(candidates);
}

int PeerGroup::chooseOfTwo(const Candidates& candidates) {
  int one = chooseAtRandom(candidates);
  int other = chooseAtRandom(candidates);
  bool isOther = isLessBusy(static_cast<std::size_t>(other), static_cast<std::size_t>(one));
  return isOther ? other : one;
}
