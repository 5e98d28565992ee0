#ifndef CONFIG_LIMITSETTINGS_HPP
#define CONFIG_LIMITSETTINGS_HPP

#include <cstddef>
#include <string>

#include "base/Log.hpp"
#include "config/InheritedList.hpp"
#include "config/Template.hpp"

class KeyTable;

// A zone of `limit_req_zone` or `limit_conn_zone`: memory for the keys of clients.
struct LimitZone {
  enum Kind { kRequests, kConnections };

  Kind kind;
  std::string name;
  Template key;
  std::string keyText;      // as written: it tells whether a reload keeps the entries
  std::size_t size;         // bytes
  long rate;                // of kRequests: thousandths of a request per second
  mutable KeyTable* table;  // the entries; set when the configuration is put to work, 0 before

  LimitZone() : kind(kRequests), size(0), rate(0), table(0) {}
};

// One `limit_req`. Both numbers are in thousandths of a request, as nginx counts.
struct RequestLimit {
  const LimitZone* zone;  // owned by the Config
  long burst;
  long delay;  // a request with a larger excess is delayed

  RequestLimit() : zone(0), burst(0), delay(0) {}
};

// One `limit_conn`.
struct ConnectionLimit {
  const LimitZone* zone;  // owned by the Config
  int most;

  ConnectionLimit() : zone(0), most(0) {}
};

// What one kind of limit does with a request that exceeds it.
struct LimitReaction {
  bool isDryRun;
  int status;
  LogLevel level;

  LimitReaction() : isDryRun(false), status(503), level(kLogError) {}
};

struct LimitSettings {
  InheritedList<RequestLimit> requests;
  LimitReaction requestReaction;
  InheritedList<ConnectionLimit> connections;
  LimitReaction connectionReaction;
  Template rate;       // bytes per second; empty: unlimited
  Template rateAfter;  // bytes
};

#endif
