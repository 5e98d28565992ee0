#include "exchange/Subrequests.hpp"

static void shareConnection(const Exchange& parent, Exchange& x) {
  x.client = parent.client;
  x.group = parent.group;
  x.clock = parent.clock;
  x.random = parent.random;
  x.counters = parent.counters;
  x.realPeer = parent.realPeer;
  x.waiter = parent.waiter;
  x.begun = parent.begun;
}

// A request that is measured for `limit_req` or `limit_conn` is not measured a second time.
void beginSubrequest(const Exchange& parent, const std::string& path, Exchange& x) {
  shareConnection(parent, x);
  x.request = parent.request;
  x.values.adopt(parent.values);
  x.id = parent.id;
  x.route = parent.route;
  x.location = &parent.server().level;
  x.method = kGet;
  x.path = path;
  x.parent = &parent;
  x.isInternal = x.isBodyGone = true;
  x.requestLimit = parent.requestLimit;
  x.connectionLimit = parent.connectionLimit;
}

void endSubrequest(const Exchange& x, Exchange& parent) {
  parent.values.adopt(x.values);
  parent.id = x.id;
  parent.requestLimit = x.requestLimit;
}
