#include "access/RealAddress.hpp"

#include "variables/ForwardedAddress.hpp"

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
  const RealAddressSettings& settings = x.scope().realAddress;
  switch (settings.source) {
    case RealAddressSettings::kForwardedFor:
      return findForwarded(settings.trusted, x.request, settings.isRecursive, peer);
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
