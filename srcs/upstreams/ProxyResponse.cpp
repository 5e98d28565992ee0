#include "upstreams/ProxyResponse.hpp"

#include "gateway/HttpProtocol.hpp"
#include "upstreams/ProxyRewriting.hpp"

ProxyResponse::ProxyResponse(Services& services, PartNames& names, Exchange& x,
                             const ProxyRequest& request)
    : UpstreamResponse(services, names, x, x.scope().proxy.common), request_(request) {}

UpstreamProtocol* ProxyResponse::makeProtocol(off_t bodySize) {
  ScopedPtr<HttpProtocol> protocol(new HttpProtocol);
  request_.write(uri_, bodySize, protocol->request());
  protocol->setHead(Slice(protocol->request()).startsWith("HEAD "));
  protocol->setMayUpgrade(mayUpgrade(bodySize) && ProxyRequest::asksUpgrade(protocol->request()));
  if (bodySize == kUnknownSize) protocol->setBodyChunked();
  protocol->setMostHead(exchange().scope().proxy.common.bufferSize);
  return protocol.release();
}

// Only a client that has asked for another protocol, and has sent all of its request, may get one.
bool ProxyResponse::mayUpgrade(off_t bodySize) const {
  const Exchange& x = exchange();
  return bodySize == kNoBody && x.request.isHttp11() && x.request.find("Upgrade") != 0 &&
         x.method == x.request.method && !x.isSubrequest();
}

bool ProxyResponse::takesChunks() const { return exchange().scope().proxy.minorVersion == 1; }

std::string ProxyResponse::urlOf(const std::string& server) const {
  return "http://" + server + (Slice(server).startsWith("unix:") ? ":" : "") + uri_;
}

bool ProxyResponse::rewriteLocation(std::string& value) {
  return ::rewriteLocation(exchange(), exchange().target(), value);
}

void ProxyResponse::rewriteCookie(std::string& value) { ::rewriteCookie(exchange(), value); }
