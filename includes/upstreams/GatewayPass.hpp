#ifndef UPSTREAMS_GATEWAYPASS_HPP
#define UPSTREAMS_GATEWAYPASS_HPP

#include "exchange/Handler.hpp"

class PartNames;
struct Services;

// Implements `fastcgi_pass`, `scgi_pass` and `uwsgi_pass`: a server behind this one responds.
class GatewayPass : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  GatewayPass(Services& services, PartNames& names) : services_(services), names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Services& services_;
  PartNames& names_;
};

#endif
