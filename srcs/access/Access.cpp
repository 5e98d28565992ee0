#include "access/Access.hpp"

#include "access/AccessRules.hpp"

int Access::check(Exchange& x) {
  switch (rulingOf(accessRulesFor(x), x.peer())) {
    case kNoRule:
      return AccessVerdict::kNoOpinion;
    case kAllowed:
      return AccessVerdict::kPermits;
    default:
      break;
  }
  if (!x.scope().access.satisfiesAny) x.log(kLogError, "access forbidden by rule");
  return 403;
}
