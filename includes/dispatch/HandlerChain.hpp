#ifndef DISPATCH_HANDLERCHAIN_HPP
#define DISPATCH_HANDLERCHAIN_HPP

#include <vector>

#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

class Subrequests;
struct Services;

// All handlers, in the order in which they are asked. The order is nginx's phases in short: access
// before content, the most special content first.
class HandlerChain {
 public:
  // Keeps references to both, which must outlive this object.
  HandlerChain(Services& services, Subrequests& subrequests);
  ~HandlerChain();

  // Asks this handler before all others. Takes ownership.
  void addFirst(Handler* handler);

  // Asks one handler after the other until one does not decline, beginning at
  // exchange.nextHandler, which becomes the place behind that one.
  Handler::Result handle(Exchange& exchange) const;
  // Returns the methods that the handlers would respond to here, within the location's `methods`.
  unsigned allowed(Exchange& exchange) const;

 private:
  HandlerChain(const HandlerChain&);
  HandlerChain& operator=(const HandlerChain&);

  PartNames partNames_;
  std::vector<Handler*> all_;  // owned
};

#endif
