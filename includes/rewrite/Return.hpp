#ifndef REWRITE_RETURN_HPP
#define REWRITE_RETURN_HPP

#include "exchange/Handler.hpp"

// Implements `return`: a redirect, a text, or a status with its page.
class Return : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  // Applies the `return` of the server level, before a location is chosen.
  static Result apply(const ReturnRule& directive, Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;
};

#endif
