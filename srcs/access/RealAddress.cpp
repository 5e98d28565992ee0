#include "access/RealAddress.hpp"

#include "net/NumericAddress.hpp"

static bool covers(const TrustedProxy& proxy, const Address& address) {
  if (proxy.isUnix || address.isUnix()) return proxy.isUnix && address.isUnix();
  Slice bytes = withoutMapping(address.bytes());
  if (proxy.network.size() != bytes.size()) return false;
  std::size_t whole = static_cast<std::size_t>(proxy.prefixBits) / 8;
  int rest = proxy.prefixBits % 8;
  if (Slice(proxy.network).sub(0, whole) != bytes.sub(0, whole)) return false;
  int differing = rest == 0 ? 0 : (proxy.network[whole] ^ bytes[whole]) & 0xff;
  return differing >> (8 - rest) == 0;
}

static bool isTrusted(const std::vector<TrustedProxy>& trusted, const Address& address) {
  for (std::size_t i = 0; i < trusted.size(); ++i)
    if (covers(trusted[i], address)) return true;
  return false;
}

static bool isSeparator(char c) { return c == ' ' || c == ','; }

// Removes the last element of a list whose elements have blanks or commas between them, and returns
// it.
static Slice takeLast(Slice& list) {
  std::size_t end = list.size();
  while (end > 0 && isSeparator(list[end - 1]))
    --end;
  std::size_t begin = end;
  while (begin > 0 && !isSeparator(list[begin - 1]))
    --begin;
  Slice last = list.sub(begin, end - begin);
  list = list.sub(0, begin);
  return last;
}

Forwarded findForwarded(const std::vector<TrustedProxy>& trusted, const Slice& addresses,
                        bool isRecursive, Address& peer) {
  Slice left = addresses;
  Forwarded found = kNotForwarded;
  do {
    if (!isTrusted(trusted, peer) || !parseNumericAddress(takeLast(left), peer)) return found;
    found = kForwarded;
  } while (isRecursive && !left.empty());
  return kWholeForwarded;
}

// Several fields continue each other, the last one nearest to this server.
static bool findInFields(const Exchange& x, Address& peer) {
  const RealAddressSettings& settings = x.scope().realAddress;
  const std::vector<Request::Field>& fields = x.request.fields;
  bool hasFound = false;
  for (std::size_t i = fields.size(); i > 0; --i) {
    if (!equalsIgnoreCase(fields[i - 1].name, "X-Forwarded-For")) continue;
    Forwarded found =
        findForwarded(settings.trusted, fields[i - 1].value, settings.isRecursive, peer);
    hasFound = hasFound || found != kNotForwarded;
    if (found != kWholeForwarded || !settings.isRecursive) break;
  }
  return hasFound;
}

static bool findInField(const Exchange& x, Address& peer) {
  const RealAddressSettings& settings = x.scope().realAddress;
  const std::vector<Request::Field>& fields = x.request.fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (equalsIgnoreCase(fields[i].name, settings.field))
      return findForwarded(settings.trusted, fields[i].value, settings.isRecursive, peer) !=
             kNotForwarded;
  return false;
}

static bool findInProxyHeader(const Exchange& x, Address& peer) {
  const ProxyHeader* header = x.client->proxy;
  const RealAddressSettings& settings = x.scope().realAddress;
  if (header == 0) return false;
  if (findForwarded(settings.trusted, header->source, settings.isRecursive, peer) == kNotForwarded)
    return false;
  peer = peer.withPort(header->sourcePort);
  return true;
}

static bool find(const Exchange& x, Address& peer) {
  switch (x.scope().realAddress.source) {
    case RealAddressSettings::kForwardedFor:
      return findInFields(x, peer);
    case RealAddressSettings::kProxyProtocol:
      return findInProxyHeader(x, peer);
    default:
      return findInField(x, peer);
  }
}

void RealAddress::apply(Exchange& x) {
  if (x.scope().realAddress.trusted.empty() || x.hasRealPeer()) return;
  Address peer = x.client->peer;
  if (find(x, peer)) x.realPeer = peer;
}

Handler::Result RealAddress::handle(Exchange& x) {
  apply(x);
  return kDeclined;
}
