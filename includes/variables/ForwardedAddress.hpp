#ifndef VARIABLES_FORWARDEDADDRESS_HPP
#define VARIABLES_FORWARDEDADDRESS_HPP

#include "exchange/Exchange.hpp"

// What findForwarded() has made of `peer`.
enum Forwarded {
  kNotForwarded,   // nothing: it is not trusted, or forwards no address
  kForwarded,      // an address of the list
  kWholeForwarded  // the first address of the list: those before it were all trusted
};

// Replaces `peer`, if it is a trusted proxy that forwards `addresses`, a list such as "192.0.2.1,
// 10.0.0.1", by the address of the client. Without `isRecursive` that is the last one. Otherwise it
// is the last one that is not trusted itself, or the first of all.
Forwarded findForwarded(const std::vector<Network>& trusted, const Slice& addresses,
                        bool isRecursive, Address& peer);

// The same with all X-Forwarded-For fields of a request, which continue each other, the last one
// nearest to this server. Returns false if `peer` stays what it is.
bool findForwarded(const std::vector<Network>& trusted, const Request& request, bool isRecursive,
                   Address& peer);

#endif
