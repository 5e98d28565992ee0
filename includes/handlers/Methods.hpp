#ifndef HANDLERS_METHODS_HPP
#define HANDLERS_METHODS_HPP

#include "handlers/Handler.hpp"

class Handlers;

// The `methods` directive, an exact list; and OPTIONS, answered with what the route really does.
class Methods : public Handler {
 public:
  // Borrows the list it stands in.
  explicit Methods(const Handlers& handlers) : handlers_(handlers) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  const Handlers& handlers_;
};

#endif
