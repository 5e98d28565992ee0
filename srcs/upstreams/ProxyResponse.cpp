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
  protocol->setMostHead(exchange().scope().proxy.common.bufferSize);
  return protocol.release();
}

bool ProxyResponse::rewriteLocation(std::string& value) {
  return ::rewriteLocation(exchange(), exchange().target(), value);
}

void ProxyResponse::rewriteCookie(std::string& value) { ::rewriteCookie(exchange(), value); }
