#include "upstreams/GatewayPass.hpp"

#include "base/ScopedPtr.hpp"
#include "upstreams/GatewayResponse.hpp"
#include "upstreams/UpstreamChoice.hpp"

// Returns the settings of the location's protocol, or 0 if it is not one of these three.
static const GatewaySettings* settingsOf(const Exchange& x) {
  switch (x.target().protocol) {
    case UpstreamTarget::kFastCgi:
      return &x.scope().fastcgi;
    case UpstreamTarget::kScgi:
      return &x.scope().scgi;
    case UpstreamTarget::kUwsgi:
      return &x.scope().uwsgi;
    default:
      return 0;
  }
}

Handler::Result GatewayPass::handle(Exchange& x) {
  const GatewaySettings* settings = settingsOf(x);
  if (!settings) return kDeclined;
  if (lacksSlash(x)) return redirectToSlash(x);
  UpstreamChoice choice(services_, x, x.target());
  if (choice.status() != 0) return respond(x, choice.status());
  ScopedPtr<GatewayResponse> pending(new GatewayResponse(services_, names_, x, *settings));
  if (!pending->fits()) {
    x.log(kLogError, "the request is too large for the uwsgi protocol");
    return respond(x, 500);
  }
  int status = pending->send(choice.group(), choice.key());
  if (status != 0) return respond(x, status);
  x.pending.reset(pending.release());
  return kPending;
}

// Every method but TRACE and CONNECT goes upstream.
unsigned GatewayPass::methods(Exchange& x) const {
  return settingsOf(x) ? kGet | kHead | kPost | kPut | kDelete | kOptions : 0u;
}
