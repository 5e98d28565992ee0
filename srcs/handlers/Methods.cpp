#include "handlers/Methods.hpp"

#include "handlers/Handlers.hpp"

// An error page is fetched whatever the methods of its own location.
Handler::Result Methods::handle(Exchange& x) {
  unsigned listed = x.scope().methods;
  if (listed != 0 && (listed & x.method) == 0 && !x.isErrorPage) {
    x.response.allow = allowField(handlers_.allowed(x));
    return answer(x, 405);
  }
  if (x.method != kOptions || x.location->redirect.status != 0) return kDeclined;
  x.response.allow = allowField(handlers_.allowed(x));
  return answer(x, 204);
}
