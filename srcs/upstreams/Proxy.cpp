#include "upstreams/Proxy.hpp"

#include "base/ScopedPtr.hpp"
#include "exchange/Services.hpp"
#include "upstreams/ProxyResponse.hpp"
#include "upstreams/UpstreamChoice.hpp"
#include "variables/Variables.hpp"

Handler::Result Proxy::handle(Exchange& x) {
  const UpstreamTarget& target = x.target();
  if (target.protocol != UpstreamTarget::kHttp1) return kDeclined;
  if (lacksSlash(x)) return redirectToSlash(x);
  UpstreamChoice choice(services_, x, target);
  if (choice.status() != 0) return respond(x, choice.status());
  ProxyRequest request(x, target, choice.authority());
  request.setVariableUri(choice.uri());
  std::string uri;
  if (!request.writeUri(uri)) {
    x.log(kLogError, "the URI for the upstream has a blank or a control character");
    return respond(x, 500);
  }
  ScopedPtr<ProxyResponse> pending(new ProxyResponse(services_, names_, x, request));
  pending->setUri(uri);
  int status = pending->send(choice.group(), choice.key());
  if (status != 0) return respond(x, status);
  x.pending.reset(pending.release());
  return kPending;
}

// Every method but TRACE and CONNECT goes upstream.
unsigned Proxy::methods(Exchange& x) const {
  bool isOurs = x.target().protocol == UpstreamTarget::kHttp1;
  return isOurs ? kGet | kHead | kPost | kPut | kDelete | kOptions : 0u;
}
