#include "access/Methods.hpp"

// An error page is fetched with GET, whatever `methods` its location has.
Handler::Result Methods::handle(Exchange& x) {
  unsigned listed = x.scope().access.methods;
  if (listed != 0 && (listed & x.method) == 0 && !x.isErrorPage) {
    if (x.method == kUnknownMethod) return respond(x, 501);
    x.response.setStatus(405);
    return kNeedsAllow;
  }
  return kDeclined;
}
