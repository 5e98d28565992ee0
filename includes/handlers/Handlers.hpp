#ifndef HANDLERS_HANDLERS_HPP
#define HANDLERS_HANDLERS_HPP

#include <vector>

#include "content/PartFile.hpp"
#include "handlers/Handler.hpp"

struct Services;

// All handlers, in the order in which they are asked: the order is the policy.
class Handlers {
 public:
  // Borrows the services.
  explicit Handlers(Services& services);
  ~Handlers();

  // Asks one after the other until one does not decline.
  Handler::Result handle(Exchange& exchange) const;
  // What the route really does, within what its `methods` directive lets through.
  unsigned allowed(Exchange& exchange) const;

 private:
  Handlers(const Handlers&);
  Handlers& operator=(const Handlers&);

  PartNames partNames_;
  std::vector<Handler*> all_;  // owned
};

#endif
