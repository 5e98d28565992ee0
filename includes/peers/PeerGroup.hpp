#ifndef PEERS_PEERGROUP_HPP
#define PEERS_PEERGROUP_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/UpstreamDefinition.hpp"
#include "peers/HashRing.hpp"
#include "peers/Peer.hpp"

// The peers of an upstream group, and which of them serves a request. Does no I/O.
class PeerGroup {
 public:
  // What a choice depends on.
  struct Request {
    std::vector<bool> tried;  // by index: the peers that have failed this request
    Slice key;                // the text of `hash`, or the client's address for `ip_hash`
    long now;                 // monotonic seconds
  };
  enum { kNone = -1 };

  explicit PeerGroup(const UpstreamDefinition& definition);

  const std::string& name() const { return name_; }
  std::size_t size() const { return peers_.size(); }
  const Peer& peer(std::size_t index) const { return peers_[index]; }
  Peer& peer(int index) { return peers_[static_cast<std::size_t>(index)]; }

  // Returns the index of the peer to ask, or kNone if none is available. Backup peers are asked
  // when no other is available.
  int choose(const Request& request);
  // Returns true if choose() would find one.
  bool hasChoice(const Request& request) const;

 private:
  // The peers that may be asked, by index.
  typedef std::vector<std::size_t> Candidates;
  enum { kMostHashTries = 20 };

  PeerGroup(const PeerGroup&);
  PeerGroup& operator=(const PeerGroup&);

  void collect(const Request& request, bool isBackup, Candidates& candidates) const;
  bool mayAsk(std::size_t index, const Request& request) const;
  int chooseAmong(const Request& request, const Candidates& candidates);
  int chooseByWeight(const Candidates& candidates);
  int chooseLeastConnected(const Candidates& candidates);
  int chooseByAddress(const Request& request, const Candidates& candidates);
  int chooseByHash(const Request& request, const Candidates& candidates);
  int chooseOnRing(const Request& request, const Candidates& candidates);
  int chooseAtRandom(const Candidates& candidates);
  int chooseOfTwo(const Candidates& candidates);
  int peerAtWeight(unsigned long point) const;
  bool isLessBusy(std::size_t a, std::size_t b) const;
  unsigned long nextRandom();

  std::string name_;
  UpstreamDefinition::Policy policy_;
  std::vector<Peer> peers_;
  int totalWeight_;  // of the peers that are no backups
  HashRing ring_;
  unsigned long random_;
};

#endif
