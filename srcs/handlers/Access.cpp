#include "handlers/Access.hpp"

static bool covers(const AccessRule& rule, const Slice& address) {
  if (rule.network.empty()) return true;
  if (rule.network.size() != address.size()) return false;
  std::size_t whole = static_cast<std::size_t>(rule.prefixBits) / 8;
  int rest = rule.prefixBits % 8;
  if (Slice(rule.network).sub(0, whole) != address.sub(0, whole)) return false;
  int differing = rest == 0 ? 0 : (rule.network[whole] ^ address[whole]) & 0xff;
  return differing >> (8 - rest) == 0;
}

// An IPv4 client of an IPv6 socket is known by its IPv4 address.
static Slice withoutMapping(const Slice& address) {
  static const char kMapped[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\xff', '\xff'};
  return address.startsWith(Slice(kMapped, sizeof kMapped)) ? address.from(12) : address;
}

bool isAllowed(const std::vector<AccessRule>& rules, const Address& peer) {
  Slice address = withoutMapping(peer.bytes());
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (covers(rules[i], address)) return rules[i].allows;
  return true;
}

Handler::Result Access::handle(Exchange& x) {
  if (isAllowed(x.scope().access, x.client->peer)) return kDeclined;
  x.log(kLogError, "access forbidden by rule");
  return answer(x, 403);
}

Handler::Result LimitExcept::handle(Exchange& x) {
  const LimitExceptRule& limit = x.location->limitExcept;
  unsigned named = limit.methods & kGet ? limit.methods | kHead : limit.methods;
  if (limit.methods == 0 || (named & x.method) != 0) return kDeclined;
  if (isAllowed(limit.access, x.client->peer)) return kDeclined;
  x.log(kLogError, "access forbidden by rule");
  return answer(x, 403);
}

Handler::Result Internal::handle(Exchange& x) {
  bool fromOutside = x.location->isInternal && x.reroutes == 0;
  return fromOutside ? answer(x, 404) : kDeclined;
}
