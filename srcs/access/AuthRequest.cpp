#include "access/AuthRequest.hpp"

#include "access/AuthSubrequest.hpp"

int AuthRequest::check(Exchange& x) {
  const std::string& uri = x.scope().access.authRequest;
  if (uri.empty()) return AccessVerdict::kNoOpinion;
  ScopedPtr<AuthSubrequest> pending(new AuthSubrequest(subrequests_, x, uri));
  if (pending->isDecided()) return pending->verdict(x);
  x.pending.reset(pending.release());
  return kWaits;
}
