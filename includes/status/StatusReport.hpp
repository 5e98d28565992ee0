#ifndef STATUS_STATUSREPORT_HPP
#define STATUS_STATUSREPORT_HPP

#include <string>
#include <vector>

#include "base/Counters.hpp"
#include "net/EventLoop.hpp"

class UpstreamTable;
struct Services;

// What `status` shows, gathered at one moment.
struct StatusReport {
  // One address of an upstream group.
  struct Peer {
    enum State { kUp, kResting, kDown };  // kResting: it has failed, and is left alone for a while

    std::string group;
    std::string address;
    int connections;  // requests that it is serving
    unsigned long requests;
    unsigned long failures;
    State state;
    bool isBackup;
  };

  Counters counters;
  long uptime;  // seconds
  EventLoop::Looks looks;
  unsigned long watched;  // descriptors
  unsigned long cacheHits;
  unsigned long cacheMisses;
  unsigned long cacheFiles;
  unsigned long cacheBytes;
  unsigned long cgiRunning;
  unsigned long cgiWaiting;
  unsigned long sessions;
  unsigned long residentBytes;  // of the process; 0 if unknown
  unsigned long buffersLent;    // bytes
  unsigned long buffersKept;    // bytes
  std::vector<Peer> peers;

  StatusReport();
};

// Reads every number once. Throws std::bad_alloc.
StatusReport gatherStatus(const Services& services, const UpstreamTable& upstreams);

// Returns the resident memory in bytes that a file like /proc/self/status tells, or 0.
unsigned long readResidentBytes(const std::string& file);

#endif
