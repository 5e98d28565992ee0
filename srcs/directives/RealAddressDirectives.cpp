#include "directives/RealAddressDirectives.hpp"

#include <vector>

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "net/Address.hpp"

// A name stands for all its addresses at the start of the server.
static Status addHost(InheritedList<Network>& trusted, const std::string& name) {
  std::vector<Address> addresses;
  Status found = Status::error("it is not an address");
  if (name.find_first_of("/:") == std::string::npos) found = Address::resolve(name, 0, addresses);
  if (!found.isOk() || addresses.empty())
    return Status::error("host not found in set_real_ip_from \"" + name + "\"");
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    Network proxy;
    proxy.bytes = addresses[i].bytes().str();
    proxy.prefixBits = static_cast<int>(proxy.bytes.size()) * 8;
    trusted.push_back(proxy);
  }
  return Status::ok();
}

static Status addTrusted(Block& block, const Statement& statement) {
  const std::string& text = statement.arg(1);
  InheritedList<Network>& trusted = block.own(block.scope().realAddress.trusted);
  Network proxy;
  bool hadLowBits;
  if (text == "all" || !parseNetwork(text, proxy, hadLowBits)) return addHost(trusted, text);
  if (hadLowBits) block.warn(statement, "low address bits of " + text + " are meaningless");
  trusted.push_back(proxy);
  return Status::ok();
}

static Status setSource(Block& block, const Statement& statement) {
  RealAddressSettings& settings = block.scope().realAddress;
  settings.field = statement.arg(1);
  settings.source = RealAddressSettings::kField;
  if (settings.field == "proxy_protocol") settings.source = RealAddressSettings::kProxyProtocol;
  if (equalsIgnoreCase(settings.field, "X-Forwarded-For"))
    settings.source = RealAddressSettings::kForwardedFor;
  return Status::ok();
}

static const Directive kRows[] = {
    {"set_real_ip_from", kAnywhere | kRepeats, 1, 1, addTrusted},
    {"real_ip_header", kAnywhere, 1, 1, setSource},
    {"real_ip_recursive", kAnywhere, 1, 1,
     set<RealAddressSettings, bool, &RealAddressSettings::isRecursive>},
};

DirectiveRows realAddressDirectives() { return DirectiveRows(kRows); }
