#include "access/AccessRules.hpp"

#include "net/NumericAddress.hpp"

static bool covers(const AccessRule& rule, const Address& peer) {
  bool isIp = peer.family() == AF_INET || peer.family() == AF_INET6;
  if (rule.isUnix) return !isIp;
  bool isInside = isIp && isInNetwork(rule.network, rule.prefixBits, withoutMapping(peer.bytes()));
  return rule.network.empty() || isInside;
}

AccessRuling rulingOf(const std::vector<AccessRule>& rules, const Address& peer) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (covers(rules[i], peer)) return rules[i].allows ? kAllowed : kDenied;
  return kNoRule;
}

const std::vector<AccessRule>& accessRulesFor(const Exchange& x) {
  const LimitExceptRule& limit = x.location->limitExcept;
  bool hasOwn = limit.appliesTo(x.method) && !limit.access.empty();
  return hasOwn ? limit.access : x.scope().access.rules;
}
