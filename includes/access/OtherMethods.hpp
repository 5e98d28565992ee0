#ifndef ACCESS_OTHERMETHODS_HPP
#define ACCESS_OTHERMETHODS_HPP

#include "exchange/Handler.hpp"

// Responds to OPTIONS, and to methods that this server does not know, wherever no upstream server
// does. It is asked after `try_files`, which may lead to one.
class OtherMethods : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
