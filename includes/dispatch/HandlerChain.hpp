#ifndef DISPATCH_HANDLERCHAIN_HPP
#define DISPATCH_HANDLERCHAIN_HPP

#include <vector>

#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

struct Services;

// All handlers, in the order in which they are asked: the order is the policy.
class HandlerChain {
 public:
  // Borrows the services.
  explicit HandlerChain(Services& services);
  ~HandlerChain();

  // Asks one after the other until one does not decline.
  Handler::Result handle(Exchange& exchange) const;
  // What the route really does, within what its `methods` directive lets through.
  unsigned allowed(Exchange& exchange) const;

 private:
  HandlerChain(const HandlerChain&);
  HandlerChain& operator=(const HandlerChain&);

  PartNames partNames_;
  std::vector<Handler*> all_;  // owned
};

#endif
