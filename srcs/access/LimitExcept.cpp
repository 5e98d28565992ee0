#include "access/LimitExcept.hpp"

#include "access/AccessRules.hpp"

Handler::Result LimitExcept::handle(Exchange& x) {
  if (!isExcepted(x) || isAllowed(accessRulesFor(x), x.peer())) return kDeclined;
  x.log(kLogError, "access forbidden by rule");
  return respond(x, 403);
}
