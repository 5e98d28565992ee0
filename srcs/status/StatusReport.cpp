#include "status/StatusReport.hpp"

#include <fstream>

#include "config/UpstreamTable.hpp"
#include "content/FileCache.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Services.hpp"
#include "peers/UpstreamGroup.hpp"
#include "processes/Children.hpp"
#include "sessions/Sessions.hpp"

static const char kProcessStatus[] = "/proc/self/status";

StatusReport::StatusReport()
    : uptime(0),
      looks(),
      watched(0),
      cacheHits(0),
      cacheMisses(0),
      cacheFiles(0),
      cacheBytes(0),
      cgiRunning(0),
      cgiWaiting(0),
      sessions(0),
      residentBytes(0),
      buffersLent(0),
      buffersKept(0) {}

// The line is "VmRSS:    1234 kB".
unsigned long readResidentBytes(const std::string& file) {
  std::ifstream in(file.c_str());
  std::string word;
  unsigned long kibibytes = 0;
  while (in >> word)
    if (word == "VmRSS:") return in >> kibibytes ? kibibytes * 1024 : 0;
  return 0;
}

static StatusReport::Peer describe(const PeerGroup& group, const Peer& peer, long now) {
  StatusReport::Peer made;
  made.group = group.name();
  made.address = peer.name;
  made.connections = peer.connections;
  made.requests = peer.requests;
  made.failures = peer.failures;
  made.isBackup = peer.isBackup;
  made.state = StatusReport::Peer::kUp;
  if (peer.isResting(now)) made.state = StatusReport::Peer::kResting;
  if (peer.isDown) made.state = StatusReport::Peer::kDown;
  return made;
}

static void addPeers(const UpstreamTable& upstreams, long now, StatusReport& report) {
  const std::vector<UpstreamDefinition*>& all = upstreams.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i]->group.get()) continue;
    const PeerGroup& peers = static_cast<const UpstreamGroup*>(all[i]->group.get())->peers;
    for (std::size_t j = 0; j < peers.size(); ++j)
      report.peers.push_back(describe(peers, peers.peer(j), now));
  }
}

StatusReport gatherStatus(const Services& services, const UpstreamTable& upstreams) {
  StatusReport report;
  long now = services.clock.second();
  report.counters = services.counters;
  report.uptime = now - services.counters.startedAt;
  report.looks = services.loop.looks();
  report.watched = services.loop.watchedCount();
  report.cacheHits = services.files.hits();
  report.cacheMisses = services.files.misses();
  report.cacheFiles = services.files.entryCount();
  report.cacheBytes = services.files.bytesHeld();
  report.cgiRunning = services.children.runningCount();
  report.cgiWaiting = services.children.waitingCount();
  report.sessions = services.sessions.count();
  report.residentBytes = readResidentBytes(kProcessStatus);
  report.buffersLent = services.children.pool().lent();
  report.buffersKept = services.children.pool().kept();
  addPeers(upstreams, now, report);
  return report;
}
