#include "net/Network.hpp"

#include "net/NumericAddress.hpp"

bool Network::covers(const Address& client) const {
  bool isIp = client.family() == AF_INET || client.family() == AF_INET6;
  if (isUnix) return !isIp;
  if (bytes.empty()) return true;
  return isIp && isInNetwork(bytes, prefixBits, withoutMapping(client.bytes()));
}
