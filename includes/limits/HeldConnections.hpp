#ifndef LIMITS_HELDCONNECTIONS_HPP
#define LIMITS_HELDCONNECTIONS_HPP

#include <vector>

#include "config/LimitSettings.hpp"
#include "limits/KeyTable.hpp"

// What one request counts for in the zones of `limit_conn`, until it ends.
class HeldConnections {
 public:
  enum Result {
    kFits,
    kExceeds,  // as many requests of that key are in progress as the limit allows
    kNoRoom    // the zone has no memory for the key
  };

  HeldConnections() {}
  ~HeldConnections() { release(); }

  // Counts the request for `key`. After any result but kFits it counts nowhere any more. Keeps a
  // pointer to the zone's table, which must outlive the request. Throws std::bad_alloc.
  Result add(const ConnectionLimit& limit, const Slice& key);
  // The request has ended.
  void release();

 private:
  struct Held {
    KeyTable* table;
    KeyTable::Entry* entry;
  };

  HeldConnections(const HeldConnections&);
  HeldConnections& operator=(const HeldConnections&);

  std::vector<Held> all_;
};

#endif
