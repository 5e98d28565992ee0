#include "net/NumericAddress.hpp"

#include <criterion/criterion.h>

static std::string read(const Slice& text) {
  Address address;
  return parseNumericAddress(text, address) ? address.text() : "no";
}

Test(NumericAddress, addresses_with_and_without_port) {
  const char* const cases[][2] = {
      {"192.0.2.1", "192.0.2.1:0"},
      {"192.0.2.1:80", "192.0.2.1:80"},
      {"0.0.0.0", "0.0.0.0:0"},
      {"::", "[::]:0"},
      {"::1", "[::1]:0"},
      {"2001:db8::", "[2001:db8::]:0"},
      {"2001:DB8::1:2", "[2001:db8::1:2]:0"},
      {"1:2:3:4:5:6:7:8", "[1:2:3:4:5:6:7:8]:0"},
      {"::ffff:192.0.2.1", "[::ffff:192.0.2.1]:0"},
      {"1:2:3:4:5:6:192.0.2.1", "[1:2:3:4:5:6:c000:201]:0"},
      {"[::1]", "[::1]:0"},
      {"[2001:db8::1]:8080", "[2001:db8::1]:8080"},
  };
  for (const auto& one : cases)
    cr_expect_eq(read(one[0]), one[1], "%s: %s", one[0], read(one[0]).c_str());
}

Test(NumericAddress, everything_else_is_none) {
  const char* const cases[] = {
      "",
      "a",
      "localhost",
      "1.2.3",
      "1.2.3.4.5",
      "256.1.1.1",
      "1.2.3.4:",
      "1.2.3.4:x",
      "1.2.3.4:65536",
      "1.2.3.4:0",
      "[::1]:0",
      "-1.2.3.4",
      " 1.2.3.4",
      "1.2.3.4 ",
      ":",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "12345::",
      "::g",
      "1:",
      ":1",
      "1:2:3:4:5:6:7::8",
      "[::1",
      "[::1]x",
      "[::1]:",
      "[1.2.3.4]",
      "[]",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3",
      "0001.2.3.4",
      "unix:",
      "1:2:3:4:5:6:7:8:",
  };
  for (const char* text : cases)
    cr_expect_eq(read(text), "no", "%s: %s", text, read(text).c_str());
  cr_expect_eq(read(Slice("1.2.3.4\0", 8)), "no");
}
