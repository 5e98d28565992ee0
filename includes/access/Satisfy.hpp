#ifndef ACCESS_SATISFY_HPP
#define ACCESS_SATISFY_HPP

#include "exchange/Handler.hpp"

class EventLoop;

// Implements `satisfy` and `auth_delay`. It is asked after all access checks, and responds to a
// request that they refuse, as exchange.access says.
class Satisfy : public Handler {
 public:
  // Keeps a reference to the loop, which must outlive this object.
  explicit Satisfy(EventLoop& loop) : loop_(loop) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  EventLoop& loop_;
};

#endif
