#ifndef ACCESS_ACCESSCHECK_HPP
#define ACCESS_ACCESSCHECK_HPP

#include "exchange/Handler.hpp"

// A handler that finds out whether a request is permitted. It never responds: it adds what it finds
// to exchange.access, and Satisfy, which comes after all checks, responds to a request that they
// refuse. A subrequest is not checked.
class AccessCheck : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

  // Adds what a check has found; for checks that have to wait for it.
  static void record(Exchange& exchange, int found);

 protected:
  // The check goes on in exchange.pending.
  enum { kWaits = -2 };

  // Returns kWaits, or what AccessVerdict::add() takes.
  virtual int check(Exchange& exchange) = 0;
};

#endif
