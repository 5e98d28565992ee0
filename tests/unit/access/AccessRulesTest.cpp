#include "access/AccessRules.hpp"

#include <criterion/criterion.h>

static Address address(const char* text) {
  std::vector<Address> all;
  Address::resolve(text, 1, all);
  return all.at(0);
}

static AccessRule rule(bool allows, const char* network, int bits) {
  AccessRule made;
  made.allows = allows;
  made.network.prefixBits = bits;
  if (network) made.network.bytes = address(network).bytes().str();
  return made;
}

Test(AccessRules, the_first_rule_that_matches_decides) {
  std::vector<AccessRule> rules;
  cr_assert_eq(rulingOf(rules, address("10.0.0.1")), kNoRule);
  rules.push_back(rule(false, "10.1.2.3", 32));
  rules.push_back(rule(true, "10.0.0.0", 9));
  rules.push_back(rule(true, "[2001:db8::]", 33));
  rules.push_back(rule(false, 0, 0));
  cr_assert_eq(rulingOf(rules, address("10.1.2.3")), kDenied);
  cr_assert_eq(rulingOf(rules, address("10.127.255.255")), kAllowed);
  cr_assert_eq(rulingOf(rules, address("10.128.0.0")), kDenied);
  cr_assert_eq(rulingOf(rules, address("[2001:db8:7fff::1]")), kAllowed);
  cr_assert_eq(rulingOf(rules, address("[2001:db8:8000::1]")), kDenied);
  cr_assert_eq(rulingOf(rules, address("[::1]")), kDenied);
}

// An address of no IP family, as of a client of a unix-domain socket.
Test(AccessRules, unix_covers_all_clients_without_an_ip_address) {
  AccessRule local;
  local.network.isUnix = true;
  local.allows = true;
  std::vector<AccessRule> rules;
  rules.push_back(rule(false, "0.0.0.0", 0));
  rules.push_back(local);
  cr_assert_eq(rulingOf(rules, Address()), kAllowed);
  cr_assert_eq(rulingOf(rules, address("10.0.0.1")), kDenied);
  cr_assert_eq(rulingOf(rules, address("[::1]")), kNoRule);
  rules.push_back(rule(false, 0, 0));
  cr_assert_eq(rulingOf(rules, address("[::1]")), kDenied);
  rules.erase(rules.begin() + 1);
  cr_assert_eq(rulingOf(rules, Address()), kDenied);
}

Test(AccessRules, an_ipv4_client_of_an_ipv6_socket_is_an_ipv4_client) {
  std::vector<AccessRule> rules;
  rules.push_back(rule(true, "10.0.0.0", 8));
  rules.push_back(rule(false, 0, 0));
  cr_assert_eq(rulingOf(rules, address("[::ffff:10.1.1.1]")), kAllowed);
  cr_assert_eq(rulingOf(rules, address("[::ffff:11.1.1.1]")), kDenied);
}
