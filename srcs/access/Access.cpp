#include "access/Access.hpp"

#include "access/AccessRules.hpp"

Handler::Result Access::handle(Exchange& x) {
  if (isAllowed(accessRulesFor(x), x.peer())) return kDeclined;
  x.log(kLogError, "access forbidden by rule");
  return respond(x, 403);
}
