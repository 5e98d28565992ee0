#ifndef UPSTREAMS_PROXY_HPP
#define UPSTREAMS_PROXY_HPP

#include "exchange/Handler.hpp"

class PartNames;
struct Services;

// Implements `proxy_pass`: an HTTP server behind this one responds.
class Proxy : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  Proxy(Services& services, PartNames& names) : services_(services), names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Services& services_;
  PartNames& names_;
};

#endif
