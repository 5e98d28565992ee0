#include "access/AccessRules.hpp"

static bool coversIp(const AccessRule& rule, const Slice& address) {
  if (rule.network.size() != address.size()) return false;
  std::size_t whole = static_cast<std::size_t>(rule.prefixBits) / 8;
  int rest = rule.prefixBits % 8;
  if (Slice(rule.network).sub(0, whole) != address.sub(0, whole)) return false;
  int differing = rest == 0 ? 0 : (rule.network[whole] ^ address[whole]) & 0xff;
  return differing >> (8 - rest) == 0;
}

static bool covers(const AccessRule& rule, const Address& peer) {
  bool isIp = peer.family() == AF_INET || peer.family() == AF_INET6;
  if (rule.isUnix) return !isIp;
  return rule.network.empty() || (isIp && coversIp(rule, withoutMapping(peer.bytes())));
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
