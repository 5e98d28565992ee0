#include "access/AccessRules.hpp"

static bool covers(const AccessRule& rule, const Slice& address) {
  if (rule.network.empty()) return true;
  if (rule.network.size() != address.size()) return false;
  std::size_t whole = static_cast<std::size_t>(rule.prefixBits) / 8;
  int rest = rule.prefixBits % 8;
  if (Slice(rule.network).sub(0, whole) != address.sub(0, whole)) return false;
  int differing = rest == 0 ? 0 : (rule.network[whole] ^ address[whole]) & 0xff;
  return differing >> (8 - rest) == 0;
}

bool isAllowed(const std::vector<AccessRule>& rules, const Address& peer) {
  Slice address = withoutMapping(peer.bytes());
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (covers(rules[i], address)) return rules[i].allows;
  return true;
}

bool isExcepted(const Exchange& x) {
  const LimitExceptRule& limit = x.location->limitExcept;
  unsigned named = limit.methods & kGet ? limit.methods | kHead : limit.methods;
  return limit.methods != 0 && (named & x.method) == 0;
}

const std::vector<AccessRule>& accessRulesFor(const Exchange& x) {
  const std::vector<AccessRule>& own = x.location->limitExcept.access;
  return isExcepted(x) && !own.empty() ? own : x.scope().access.rules;
}
