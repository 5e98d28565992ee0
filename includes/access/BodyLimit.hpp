#ifndef ACCESS_BODYLIMIT_HPP
#define ACCESS_BODYLIMIT_HPP

#include "exchange/Handler.hpp"

// Implements `client_max_body_size` for a request body of known length. The body decoder measures a
// chunked one as it arrives.
class BodyLimit : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
