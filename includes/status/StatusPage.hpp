#ifndef STATUS_STATUSPAGE_HPP
#define STATUS_STATUSPAGE_HPP

#include "exchange/Handler.hpp"
#include "exchange/Services.hpp"

// Implements `status`: the numbers of the server as JSON or as metrics for Prometheus.
class StatusPage : public Handler {
 public:
  // Keeps a reference to the services, which must outlive this object.
  explicit StatusPage(const Services& services) : services_(services) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  const Services& services_;
};

#endif
