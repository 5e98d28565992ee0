#ifndef EXCHANGE_HANDLER_HPP
#define EXCHANGE_HANDLER_HPP

#include "exchange/Exchange.hpp"

// Answers some kind of request. Keeps no state of a request: that is the Exchange's.
class Handler {
 public:
  enum Result {
    kDeclined,    // not mine: ask the next
    kResponded,   // exchange.response is complete, or a status of 300 and up to make a page for;
                  // or exchange.sink wants the body first
    kNeedsAllow,  // exchange.response has its status, 405 or the 204 of OPTIONS, and lacks the
                  // Allow field that only the Dispatcher can fill
    kInternalRedirect,  // exchange.path is another one: choose a location again
    kPending            // exchange.pending will have the answer
  };

  virtual ~Handler() {}
  virtual Result handle(Exchange& exchange) = 0;
  // The methods it would answer here (Method bits): they make Allow and OPTIONS true.
  virtual unsigned methods(Exchange& exchange) const = 0;

 protected:
  // The answer is this status, with the page that belongs to it.
  static Result respond(Exchange& exchange, int status) {
    exchange.response.setStatus(status);
    return kResponded;
  }
};

#endif
