#ifndef DISPATCH_DISPATCHER_HPP
#define DISPATCH_DISPATCHER_HPP

#include "compression/GzipFilter.hpp"
#include "dispatch/HandlerChain.hpp"
#include "exchange/Exchange.hpp"
#include "exchange/Subrequests.hpp"
#include "rewrite/Rewrite.hpp"

// Takes a request to its response: virtual server, location, handlers, internal redirects and error
// pages. It does no I/O and knows no connection. After each call the exchange has a complete
// response, or a sink that waits for the request body, or isPending() is true.
class Dispatcher : public Subrequests {
 public:
  enum { kMostUriChanges = 10 };

  // Keeps a reference to the services, which must outlive this object.
  explicit Dispatcher(Services& services);
  HandlerChain& handlers() { return handlers_; }

  // A complete head has arrived. REQUIRES, here and below: exchange.client and exchange.group are
  // set.
  void start(Exchange& exchange);
  // The head is invalid or did not arrive in time. The default server of the address responds.
  void refuse(Exchange& exchange, const HttpError& error);
  // The request was accepted, but cannot be completed: `error` becomes the response.
  void fail(Exchange& exchange, const HttpError& error);
  // The request body is complete: exchange.sink finishes the response.
  void finishBody(Exchange& exchange);
  // exchange.pending has made progress. REQUIRES: exchange.isPending()
  void resume(Exchange& exchange);

  virtual void startSubrequest(Exchange& exchange);
  virtual void resumeSubrequest(Exchange& exchange);

 private:
  void endSubrequestBody(Exchange& exchange);
  int admit(Exchange& exchange) const;
  void route(Exchange& exchange);
  Handler::Result runServerProgram(Exchange& exchange);
  bool chooseLocation(Exchange& exchange) const;
  void giveUp(Exchange& exchange, int status, const std::string& why);
  void endWait(Exchange& exchange, Handler::Result result);
  bool settle(Exchange& exchange, Handler::Result result);
  bool settleError(Exchange& exchange);
  void complete(Exchange& exchange);

  Services& services_;
  HandlerChain handlers_;
  Rewrite rewrite_;
  GzipFilter gzip_;
};

#endif
