#include "net/Address.hpp"

#include <criterion/criterion.h>

static std::string resolved(const char* text) {
  std::vector<Address> all;
  Status status = Address::resolve(text, 8000, all);
  if (!status.isOk()) return "error: " + status.message();
  return all.empty() ? "none" : all[0].text();
}

Test(Address, forms_of_listen) {
  cr_assert(resolved("127.0.0.1:80") == "127.0.0.1:80");
  cr_assert(resolved("8080") == "0.0.0.0:8080");
  cr_assert(resolved("*:81") == "0.0.0.0:81");
  cr_assert(resolved("10.1.2.3") == "10.1.2.3:8000");
  cr_assert(resolved("[::1]:82") == "[::1]:82");
  cr_assert(resolved("[::]") == "[::]:8000");
  cr_assert(resolved("127.0.0.1:0") == "127.0.0.1:0");
}

Test(Address, what_is_wrong_is_said) {
  const char* const bad[] = {"127.0.0.1:65536", "127.0.0.1:x", ":80", "[::1", "[zz]:80", "70000"};
  for (const char* text : bad)
    cr_assert_eq(resolved(text).find("error: "), 0u, "%s: %s", text, resolved(text).c_str());
}

Test(Address, ipv6_is_written_as_rfc_5952_says) {
  const char* const pairs[][2] = {
      {"[2001:db8:0:0:1:0:0:1]:1", "[2001:db8::1:0:0:1]:1"},
      {"[2001:0db8:0:1:1:1:1:1]:1", "[2001:db8:0:1:1:1:1:1]:1"},
      {"[0:0:0:0:0:0:0:0]:1", "[::]:1"},
      {"[1:0:0:0:0:0:0:0]:1", "[1::]:1"},
      {"[0:0:1:0:0:0:0:2]:1", "[0:0:1::2]:1"},
      {"[::ffff:127.0.0.1]:1", "[::ffff:127.0.0.1]:1"},
      {"[::fffe:127.0.0.1]:1", "[::fffe:7f00:1]:1"},
  };
  for (const auto& pair : pairs)
    cr_assert(resolved(pair[0]) == pair[1], "%s", pair[0]);
}

Test(Address, wildcards_and_equality) {
  std::vector<Address> a, b;
  Address::resolve("127.0.0.1:80", 0, a);
  Address::resolve("*:80", 0, b);
  cr_assert(b[0].isWildcard());
  cr_assert_not(a[0].isWildcard());
  cr_assert(a[0].asWildcard() == b[0]);
  cr_assert_not(a[0] == b[0]);
  cr_assert(a[0].withPort(81).port() == 81);
  cr_assert_eq(a[0].bytes().size(), 4u);
}
