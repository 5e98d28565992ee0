#include "peers/IdleConnections.hpp"

// One connection, and what happens to it.
class IdleConnections::Entry : public PeerObserver {
 public:
  Entry(IdleConnections& home, PeerConnection* owned) : home_(home), connection_(owned) {}
  virtual ~Entry() {
    if (connection_) home_.loop_.retire(connection_);
  }

  virtual void peerMoved() { home_.drop(this); }
  PeerConnection& connection() { return *connection_; }
  PeerConnection* release() {
    PeerConnection* released = connection_;
    connection_ = 0;
    return released;
  }

 private:
  Entry(const Entry&);
  Entry& operator=(const Entry&);

  IdleConnections& home_;
  PeerConnection* connection_;
};

IdleConnections::IdleConnections(const UpstreamDefinition& definition, EventLoop& loop)
    : loop_(loop),
      most_(static_cast<std::size_t>(definition.keepalive)),
      mostRequests_(definition.keepaliveRequests),
      timeout_(definition.keepaliveTimeout) {}

IdleConnections::~IdleConnections() {
  while (!all_.empty())
    drop(all_.front());
}

void IdleConnections::drop(Entry* entry) {
  all_.remove(entry);
  delete entry;
}

PeerConnection* IdleConnections::take(const Address& address, const Address& local) {
  for (std::list<Entry*>::iterator it = all_.begin(); it != all_.end(); ++it) {
    Entry* entry = *it;
    bool isIt = entry->connection().address() == address && entry->connection().local() == local;
    if (!isIt) continue;
    PeerConnection* connection = entry->release();
    all_.erase(it);
    delete entry;
    connection->observe(0, PeerConnection::Timeouts());
    return connection;
  }
  return 0;
}

void IdleConnections::put(PeerConnection* connection) {
  bool isKept = most_ > 0 && connection->requests() < mostRequests_ &&
                connection->state() == PeerConnection::kOpen && connection->input().empty() &&
                connection->output().empty();
  if (!isKept) return loop_.retire(connection);
  Entry* entry = new Entry(*this, connection);
  all_.push_front(entry);
  PeerConnection::Timeouts timeouts;
  timeouts.read = timeout_;
  connection->observe(entry, timeouts);
  connection->setAwaiting(true);
  connection->update();
  if (all_.size() > most_) drop(all_.back());
}
