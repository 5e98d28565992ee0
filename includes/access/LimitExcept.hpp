#ifndef ACCESS_LIMITEXCEPT_HPP
#define ACCESS_LIMITEXCEPT_HPP

#include "exchange/Handler.hpp"

// Implements `limit_except`: methods that the block does not list must pass the rules inside it.
class LimitExcept : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
