#ifndef UPSTREAMS_GATEWAYRESPONSE_HPP
#define UPSTREAMS_GATEWAYRESPONSE_HPP

#include "gateway/ErrorText.hpp"
#include "gateway/GatewayProtocol.hpp"
#include "upstreams/UpstreamResponse.hpp"

// The response of a FastCGI, SCGI or uwsgi server.
class GatewayResponse : public UpstreamResponse, public ErrorTextObserver {
 public:
  // The settings are those of the location's protocol.
  GatewayResponse(Services& services, PartNames& names, Exchange& exchange,
                  const GatewaySettings& settings);

  // Returns false if the parameters of the request are too large for the protocol.
  bool fits() const;

  virtual void serverWroteError(const Slice& line);

 protected:
  virtual UpstreamProtocol* makeProtocol(off_t bodySize);
  virtual std::string urlOf(const std::string& server) const;

 private:
  UpstreamTarget::Protocol kind() const;
  GatewayProtocol* newProtocol();
  GatewayProtocol* newUwsgi() const;
  GatewayProtocol* newFastCgi();

  const GatewaySettings& settings_;
  GatewayProtocol::Parameters parameters_;
};

#endif
