#ifndef GATEWAY_SCGIPROTOCOL_HPP
#define GATEWAY_SCGIPROTOCOL_HPP

#include "gateway/GatewayProtocol.hpp"

// SCGI as a client of an upstream server: a netstring of parameters, of which CONTENT_LENGTH is the
// first, and the request body (https://python.ca/scgi/protocol.txt).
class ScgiProtocol : public GatewayProtocol {
 public:
  virtual void begin(Buffer& out);
};

#endif
