#ifndef ACCESS_SATISFY_HPP
#define ACCESS_SATISFY_HPP

#include "exchange/Handler.hpp"

class AlarmQueue;

// Implements `satisfy` and `auth_delay`. It is asked after all access checks, and responds to a
// request that they refuse, as exchange.access says.
class Satisfy : public Handler {
 public:
  // Keeps a reference to the alarms, which must outlive this object.
  explicit Satisfy(AlarmQueue& alarms) : alarms_(alarms) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  AlarmQueue& alarms_;
};

#endif
