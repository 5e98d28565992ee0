#ifndef ACCESS_LIMITREQUESTS_HPP
#define ACCESS_LIMITREQUESTS_HPP

#include "exchange/Handler.hpp"
#include "net/AlarmQueue.hpp"

class RequestCheck;

// Implements `limit_req`: too many requests of one key are delayed or refused. A request is
// measured once, also when internal redirects lead to several locations.
class LimitRequests : public Handler {
 public:
  // Keeps a reference to the alarms, which must outlive it.
  explicit LimitRequests(AlarmQueue& alarms) : alarms_(alarms) {}
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  Result account(Exchange& exchange, RequestCheck& check) const;

  AlarmQueue& alarms_;
};

#endif
