#ifndef ACCESS_REALADDRESS_HPP
#define ACCESS_REALADDRESS_HPP

#include "exchange/Handler.hpp"

// Implements `set_real_ip_from`: believes a trusted proxy about the address of the client.
class RealAddress : public Handler {
 public:
  // Applies the settings of the location, unless the address is already known.
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
  // The same for exchange.location, which may be the server's own level.
  static void apply(Exchange& exchange);
};

#endif
