#ifndef ACCESS_INTERNAL_HPP
#define ACCESS_INTERNAL_HPP

#include "exchange/Handler.hpp"

// Implements `internal`: only an internal redirect reaches such a location; other requests get 404.
class Internal : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
