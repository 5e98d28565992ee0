#include "config/GeoTable.hpp"

#include <criterion/criterion.h>

#include <string>

#include "config/Values.hpp"

static Network network(const std::string& text) {
  Network rule;
  bool hadLowBits;
  cr_assert(parseNetwork(text, rule, hadLowBits), "%s", text.c_str());
  return rule;
}

static std::string found(const GeoTable& geo, const std::string& text) {
  std::string bytes;
  cr_assert(parseIp(text, bytes), "%s", text.c_str());
  return geo.find(bytes);
}

Test(GeoTable, the_longest_prefix_wins) {
  GeoTable geo;
  geo.setDefault("none");
  for (const char* text : {"10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "0.0.0.0/1", "2001:db8::/32",
                           "::/0", "2001:db8::1"})
    cr_expect(geo.add(network(text), text));
  cr_expect_eq(found(geo, "10.1.2.3"), "10.1.2.3");
  cr_expect_eq(found(geo, "10.1.2.4"), "10.1.0.0/16");
  cr_expect_eq(found(geo, "10.2.0.0"), "10.0.0.0/8");
  cr_expect_eq(found(geo, "127.255.255.255"), "0.0.0.0/1");
  cr_expect_eq(found(geo, "128.0.0.0"), "none");
  cr_expect_eq(found(geo, "2001:db8::1"), "2001:db8::1");
  cr_expect_eq(found(geo, "2001:db8::2"), "2001:db8::/32");
  cr_expect_eq(found(geo, "fe80::1"), "::/0");
  cr_expect_eq(geo.find(Slice()), "none");
}

Test(GeoTable, networks_are_replaced_and_removed) {
  GeoTable geo;
  cr_expect(geo.add(network("10.0.0.0/8"), "a"));
  cr_expect_not(geo.add(network("10.0.0.0/8"), "b"));
  cr_expect_eq(found(geo, "10.0.0.1"), "b");
  cr_expect(geo.remove(network("10.0.0.0/8")));
  cr_expect_not(geo.remove(network("10.0.0.0/8")));
  cr_expect_eq(found(geo, "10.0.0.1"), "");
}
