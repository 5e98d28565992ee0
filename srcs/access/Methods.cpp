#include "access/Methods.hpp"

// An error page is fetched with GET, whatever `methods` its location has.
Handler::Result Methods::handle(Exchange& x) {
  bool isUpstreams = x.target().protocol != UpstreamTarget::kNone;
  if (x.method == kUnknownMethod && !isUpstreams) return respond(x, 501);
  unsigned listed = x.scope().access.methods;
  if (listed != 0 && (listed & x.method) == 0 && !x.isErrorPage) {
    x.response.setStatus(405);
    return kNeedsAllow;
  }
  if (x.method != kOptions || isUpstreams) return kDeclined;
  x.response.setStatus(204);
  return kNeedsAllow;
}
