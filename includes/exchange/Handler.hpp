#ifndef EXCHANGE_HANDLER_HPP
#define EXCHANGE_HANDLER_HPP

#include "exchange/Exchange.hpp"

// Responds to one kind of request. A handler keeps no state of a request; the Exchange does.
class Handler {
 public:
  enum Result {
    kDeclined,   // the request is for another handler
    kResponded,  // exchange.response is complete, or has a status from 300 on that needs a page; or
                 // exchange.sink waits for the request body
    kNeedsAllow,  // exchange.response has its status, 405 or the 204 of OPTIONS; the Dispatcher
                  // adds the Allow field
    kInternalRedirect,  // exchange.path has changed: a location must be chosen again
    kRewritten,         // the same, but the rewrite program of the server is not run again
    kPending,           // exchange.pending will respond
    kWaiting            // exchange.pending says when the chain goes on, at the next handler
  };

  virtual ~Handler() {}
  virtual Result handle(Exchange& exchange) = 0;
  // Returns the methods that the handler would respond to here, as a set of Method bits. Allow and
  // OPTIONS are made of them.
  virtual unsigned methods(Exchange& exchange) const = 0;

 protected:
  // Responds with this status and the page that belongs to it.
  static Result respond(Exchange& exchange, int status) {
    exchange.response.setStatus(status);
    return kResponded;
  }
};

#endif
