#include "access/AccessRules.hpp"

AccessRuling rulingOf(const std::vector<AccessRule>& rules, const Address& peer) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].network.covers(peer)) return rules[i].allows ? kAllowed : kDenied;
  return kNoRule;
}

const std::vector<AccessRule>& accessRulesFor(const Exchange& x) {
  const LimitExceptRule& limit = x.location->limitExcept;
  bool hasOwn = limit.appliesTo(x.method) && !limit.access.empty();
  return hasOwn ? limit.access : x.scope().access.rules;
}
