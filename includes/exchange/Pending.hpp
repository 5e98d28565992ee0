#ifndef EXCHANGE_PENDING_HPP
#define EXCHANGE_PENDING_HPP

#include "exchange/Handler.hpp"

// A response that is still to come, such as that of a CGI script. The exchange owns it until both
// the response and the request body are complete. It schedules exchange.waiter whenever it makes
// progress. If it is destroyed earlier, it gives up its work.
class Pending {
 public:
  virtual ~Pending() {}

  // Returns kPending while there is no response. Any other result is that of a handler; ask() is
  // not called again after it.
  virtual Handler::Result ask(Exchange& exchange) = 0;
  // The client wants no response body, for example after HEAD. The body that the response provides
  // from now on is empty, and ends when the work is done.
  virtual void discardBody() = 0;
  // Returns true while the work can use more of the request body.
  virtual bool wantsBody() const = 0;
};

#endif
