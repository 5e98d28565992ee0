#ifndef EXCHANGE_PENDING_HPP
#define EXCHANGE_PENDING_HPP

#include "exchange/Handler.hpp"

// An answer still to come: a program's. The exchange owns it until both the answer and the
// request's body are over; it wakes exchange.waiter when it may know more. Destroyed before, it
// gives up.
class Pending {
 public:
  virtual ~Pending() {}

  // kPending: not yet; anything else as a handler's, and then it is not asked again.
  virtual Handler::Result ask(Exchange& exchange) = 0;
  // No body is wanted of the answer, as HEAD wants none: what it gives is nothing, when it ends.
  virtual void discardBody() = 0;
  // Whether it has use for more of the request's body.
  virtual bool wantsBody() const = 0;
};

#endif
