#ifndef PEERS_IDLECONNECTIONS_HPP
#define PEERS_IDLECONNECTIONS_HPP

#include <list>

#include "config/UpstreamDefinition.hpp"
#include "peers/PeerConnection.hpp"

// The connections of an upstream group that wait for their next request. One that the server
// closes, or on which bytes come unasked, is dropped.
class IdleConnections {
 public:
  // Keeps a reference to the loop, which must outlive this object.
  IdleConnections(const UpstreamDefinition& definition, EventLoop& loop);
  ~IdleConnections();

  // Returns a connection to that address, whose own end was bound to `local`, or 0. The caller then
  // owns it.
  PeerConnection* take(const Address& address, const Address& local);
  // Takes over a connection, which has served `requests` requests. It is retired at once if no more
  // may be kept, and the one that has waited longest goes if there are too many.
  void put(PeerConnection* connection);
  std::size_t count() const { return all_.size(); }

 private:
  class Entry;

  IdleConnections(const IdleConnections&);
  IdleConnections& operator=(const IdleConnections&);

  void drop(Entry* entry);

  EventLoop& loop_;
  std::size_t most_;
  int mostRequests_;
  int timeout_;
  std::list<Entry*> all_;  // the one that came last in front
};

#endif
