#include "access/AccessCheck.hpp"

Handler::Result AccessCheck::handle(Exchange& x) {
  if (x.isSubrequest() || x.access.isFinal()) return kDeclined;
  int found = check(x);
  if (found == kWaits) return kWaiting;
  record(x, found);
  return kDeclined;
}

// A password that another check makes unnecessary is not asked for.
void AccessCheck::record(Exchange& x, int found) {
  bool satisfiesAny = x.scope().access.satisfiesAny;
  if (satisfiesAny && found == AccessVerdict::kPermits) x.response.removeField("WWW-Authenticate");
  x.access.add(found, satisfiesAny);
}
