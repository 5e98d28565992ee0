#include "variables/ForwardedAddress.hpp"

#include <criterion/criterion.h>

#include "config/Values.hpp"
#include "net/NumericAddress.hpp"

namespace {

std::vector<Network> trusted(std::initializer_list<const char*> networks) {
  std::vector<Network> all;
  for (const char* text : networks) {
    Network proxy;
    bool hadLowBits;
    cr_assert(parseNetwork(text, proxy, hadLowBits));
    all.push_back(proxy);
  }
  return all;
}

std::string found(const std::vector<Network>& proxies, const char* peer, const char* list,
                  bool isRecursive) {
  Address address = Address::ofPath("");
  if (Slice(peer) != "unix:") cr_assert(parseNumericAddress(peer, address));
  Forwarded result = findForwarded(proxies, list, isRecursive, address);
  return result == kNotForwarded ? "none" : address.host();
}

}  // namespace

Test(RealAddress, the_last_address_is_the_proxys_client) {
  auto ten = trusted({"10.0.0.0/8"});
  const char* const cases[][3] = {
      {"10.1.1.1", "1.2.3.4", "1.2.3.4"},
      {"10.1.1.1", "1.2.3.4, 10.0.0.9", "10.0.0.9"},
      {"10.1.1.1", "5.5.5.5,1.2.3.4 ,", "1.2.3.4"},
      {"10.1.1.1", "1.2.3.4:4711", "1.2.3.4"},
      {"10.1.1.1", "[2001:db8::1]:80", "2001:db8::1"},
      {"10.1.1.1", "2001:db8::1", "2001:db8::1"},
      {"::ffff:10.1.1.1", "1.2.3.4", "1.2.3.4"},
      {"11.1.1.1", "1.2.3.4", "none"},
      {"10.1.1.1", "", "none"},
      {"10.1.1.1", "unknown", "none"},
      {"10.1.1.1", " , ", "none"},
      {"unix:", "1.2.3.4", "none"},
  };
  for (const auto& one : cases)
    cr_expect_eq(found(ten, one[0], one[1], false), one[2], "%s %s: %s", one[0], one[1],
                 found(ten, one[0], one[1], false).c_str());
  cr_expect_eq(found(trusted({"unix:"}), "unix:", "1.2.3.4", false), "1.2.3.4");
  cr_expect_eq(found(trusted({"unix:"}), "10.0.0.1", "1.2.3.4", false), "none");
}

Test(RealAddress, recursively_the_last_that_is_not_trusted) {
  auto both = trusted({"10.0.0.0/8", "2001:db8::/32"});
  const char* const cases[][3] = {
      {"10.1.1.1", "9.9.9.9, 1.2.3.4, 10.0.0.9", "1.2.3.4"},
      {"10.1.1.1", "1.2.3.4, 2001:db8::5, 10.0.0.9", "1.2.3.4"},
      {"10.1.1.1", "10.0.0.7, 10.0.0.8", "10.0.0.7"},
      {"10.1.1.1", "9.9.9.9, evil, 10.0.0.8", "10.0.0.8"},
      {"1.1.1.1", "9.9.9.9", "none"},
  };
  for (const auto& one : cases)
    cr_expect_eq(found(both, one[0], one[1], true), one[2], "%s %s: %s", one[0], one[1],
                 found(both, one[0], one[1], true).c_str());
}
