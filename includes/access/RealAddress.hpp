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

// What findForwarded() has made of `peer`.
enum Forwarded {
  kNotForwarded,   // nothing: it is not trusted, or forwards no address
  kForwarded,      // an address of the list
  kWholeForwarded  // the first address of the list: those before it were all trusted
};

// Replaces `peer`, if it is a trusted proxy that forwards `addresses`, a list such as "192.0.2.1,
// 10.0.0.1", by the address of the client. Without `isRecursive` that is the last one. Otherwise it
// is the last one that is not trusted itself, or the first of all.
Forwarded findForwarded(const std::vector<TrustedProxy>& trusted, const Slice& addresses,
                        bool isRecursive, Address& peer);

#endif
