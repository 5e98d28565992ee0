#ifndef ACCESS_ACCESS_HPP
#define ACCESS_ACCESS_HPP

#include "exchange/Handler.hpp"

// Implements `allow` and `deny`.
class Access : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
