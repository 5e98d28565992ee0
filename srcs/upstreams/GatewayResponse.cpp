#include "upstreams/GatewayResponse.hpp"

#include <algorithm>

#include "gateway/FastCgiProtocol.hpp"
#include "gateway/ScgiProtocol.hpp"
#include "gateway/UwsgiProtocol.hpp"
#include "upstreams/GatewayParameters.hpp"

GatewayResponse::GatewayResponse(Services& services, PartNames& names, Exchange& x,
                                 const GatewaySettings& settings)
    : UpstreamResponse(services, names, x, settings.common), settings_(settings) {
  fillParameters(settings, x, parameters_);
}

UpstreamTarget::Protocol GatewayResponse::kind() const { return exchange().target().protocol; }

bool GatewayResponse::fits() const {
  return kind() != UpstreamTarget::kUwsgi || UwsgiProtocol::fits(parameters_, settings_.trailer);
}

GatewayProtocol* GatewayResponse::newUwsgi() const {
  ScopedPtr<UwsgiProtocol> protocol(new UwsgiProtocol(settings_.modifier1, settings_.modifier2));
  protocol->setTrailer(settings_.trailer);
  return protocol.release();
}

GatewayProtocol* GatewayResponse::newFastCgi() {
  FastCgiProtocol* protocol = new FastCgiProtocol(settings_.keepsConnection);
  protocol->observeErrors(*this);
  protocol->catchErrors(settings_.caughtErrors);
  return protocol;
}

GatewayProtocol* GatewayResponse::newProtocol() {
  if (kind() == UpstreamTarget::kScgi) return new ScgiProtocol;
  return kind() == UpstreamTarget::kUwsgi ? newUwsgi() : newFastCgi();
}

UpstreamProtocol* GatewayResponse::makeProtocol(off_t bodySize) {
  ScopedPtr<GatewayProtocol> protocol(newProtocol());
  setContentLength(bodySize, parameters_);
  protocol->parameters().swap(parameters_);
  protocol->setBodySize(std::max<off_t>(bodySize, 0));
  protocol->setHead(exchange().method == kHead);
  protocol->setMostHead(settings_.common.bufferSize);
  return protocol.release();
}

std::string GatewayResponse::urlOf(const std::string& server) const {
  const char* scheme = kind() == UpstreamTarget::kScgi    ? "scgi://"
                       : kind() == UpstreamTarget::kUwsgi ? "uwsgi://"
                                                          : "fastcgi://";
  return scheme + server + (Slice(server).startsWith("unix:") ? ":" : "");
}

void GatewayResponse::serverWroteError(const Slice& line) {
  exchange().log(kLogError, "FastCGI sent in stderr: \"" + line.str() + "\"");
}
