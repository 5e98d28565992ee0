#ifndef ACCESS_CONTAINMENT_HPP
#define ACCESS_CONTAINMENT_HPP

#include "exchange/Handler.hpp"

// Refuses a path that leads out of the root or alias of its location. A path that a client sends
// cannot, but one that variables, groups or an alias have a part in may.
class Containment : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
