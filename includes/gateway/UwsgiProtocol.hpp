#ifndef GATEWAY_UWSGIPROTOCOL_HPP
#define GATEWAY_UWSGIPROTOCOL_HPP

#include "gateway/GatewayProtocol.hpp"

// uwsgi as a client of an upstream server: a packet of parameters, and the request body
// (https://uwsgi-docs.readthedocs.io/en/latest/Protocol.html).
class UwsgiProtocol : public GatewayProtocol {
 public:
  enum { kMostBytes = 65535, kMostDigits = 20 };

  // The two modifiers tell the server what kind of request it is.
  UwsgiProtocol(int modifier1, int modifier2) : modifier1_(modifier1), modifier2_(modifier2) {}

  // What follows the parameters in their packet, as it stands.
  void setTrailer(const std::string& trailer) { trailer_ = trailer; }
  // Returns false if the parameters are too large for a packet. Leaves room for the digits of a
  // CONTENT_LENGTH that is not known yet.
  static bool fits(const Parameters& parameters, const std::string& trailer = "");
  // REQUIRES: the parameters and the trailer fit.
  virtual void begin(Buffer& out);

 private:
  int modifier1_;
  int modifier2_;
  std::string trailer_;
};

#endif
