#ifndef EXCHANGE_PENDING_HPP
#define EXCHANGE_PENDING_HPP

#include "exchange/Handler.hpp"

// An operation that a handler has begun and that takes time. It schedules exchange.waiter whenever
// it makes progress. If it is destroyed earlier, it gives up its work. There are two kinds:
//
//   kPending  A response that is still to come, such as that of a CGI script. The exchange owns it
//             until both the response and the request body are complete.
//   kWaiting  A decision that is still to come, such as the end of a delay. The exchange owns it
//             until ask() has the decision. Until then the request body is neither read nor
//             discarded. It never provides the body of a response.
class Pending {
 public:
  virtual ~Pending() {}

  // Returns kPending while there is no response and no decision. Any other result is that of a
  // handler; ask() is not called again after it. kDeclined is for decisions only: the next handler
  // of the chain is asked.
  virtual Handler::Result ask(Exchange& exchange) = 0;
  // The client wants no response body, for example after HEAD. The body that the response provides
  // from now on is empty, and ends when the work is done.
  virtual void discardBody() {}
  // Returns true while the work can use more of the request body.
  virtual bool wantsBody() const { return false; }
  // Returns true if the work goes on though the client has left.
  virtual bool outlivesClient() const { return false; }
};

#endif
