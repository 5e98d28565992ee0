#ifndef ACCESS_METHODS_HPP
#define ACCESS_METHODS_HPP

#include "exchange/Handler.hpp"

// Implements `methods`, an exact list.
class Methods : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
