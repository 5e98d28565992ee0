#ifndef REWRITE_RETURN_HPP
#define REWRITE_RETURN_HPP

#include "exchange/Handler.hpp"

// The `return` directive: a redirect, a text, or a status with its page.
class Return : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  // The server's own `return`, asked before any location is chosen.
  static Result apply(const ReturnRule& directive, Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;
};

#endif
