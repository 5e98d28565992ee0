#ifndef DISPATCH_DISPATCHER_HPP
#define DISPATCH_DISPATCHER_HPP

#include "dispatch/HandlerChain.hpp"
#include "exchange/Exchange.hpp"

// Takes a request to its answer: server, location, handlers, re-routes and error pages. It does no
// I/O and knows no connection: after each call the exchange has a complete response, or a sink
// that wants the body first, or isPending.
class Dispatcher {
 public:
  enum { kMostInternalRedirects = 10 };

  // Borrows the services.
  explicit Dispatcher(Services& services);

  // A whole head has come. REQUIRES, here and below: exchange.client and exchange.group are set.
  void start(Exchange& exchange);
  // The head cannot be read, or did not come in time: the address's default server answers.
  void refuse(Exchange& exchange, const HttpError& error);
  // The request was accepted but cannot be finished: `status` is the answer now.
  void fail(Exchange& exchange, const HttpError& error);
  // The body is whole: exchange.sink finishes.
  void finishBody(Exchange& exchange);
  // exchange.pending may know more. REQUIRES: exchange.isPending
  void resume(Exchange& exchange);

 private:
  int admit(Exchange& exchange) const;
  void route(Exchange& exchange);
  bool chooseLocation(Exchange& exchange) const;
  void giveUp(Exchange& exchange, int status, const std::string& why) const;
  bool settle(Exchange& exchange, Handler::Result result);
  bool settleError(Exchange& exchange);
  void complete(Exchange& exchange) const;

  Services& services_;
  HandlerChain handlers_;
};

#endif
