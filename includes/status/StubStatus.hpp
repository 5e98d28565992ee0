#ifndef STATUS_STUBSTATUS_HPP
#define STATUS_STUBSTATUS_HPP

#include "base/Counters.hpp"
#include "exchange/Handler.hpp"

// Implements `stub_status`: the counters of the server as a text, in nginx's form.
class StubStatus : public Handler {
 public:
  // Keeps a reference to the counters, which must outlive this object.
  explicit StubStatus(const Counters& counters) : counters_(counters) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  const Counters& counters_;
};

#endif
