#ifndef ACCESS_LIMITCONNECTIONS_HPP
#define ACCESS_LIMITCONNECTIONS_HPP

#include "exchange/Handler.hpp"

// Implements `limit_conn`: of each key, so many requests may be in progress at once. A request
// counts from here until it ends, and is measured once.
class LimitConnections : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
