#include "config/Values.hpp"

#include <criterion/criterion.h>
#include <limits.h>

#include "http/Method.hpp"

static off_t size(const Slice& text) {
  off_t value = -1;
  return parseSize(text, value) ? value : -1;
}

static off_t seconds(const Slice& text) {
  off_t value = -1;
  return parseSeconds(text, value) ? value : -1;
}

static off_t milliseconds(const Slice& text) {
  off_t value = -1;
  return parseMilliseconds(text, value) ? value : -1;
}

static int timeout(const Slice& text) {
  int value = -1;
  return parseTimeout(text, value) ? value : -1;
}

Test(values, flags) {
  bool value = false;
  cr_expect(parseFlag("on", value) && value);
  cr_expect(parseFlag("OFF", value) && !value);
  cr_expect(!parseFlag("yes", value) && !parseFlag("", value) && !parseFlag("on ", value));
}

Test(values, sizes) {
  cr_expect_eq(size("0"), 0);
  cr_expect_eq(size("512"), 512);
  cr_expect_eq(size("8k"), 8192);
  cr_expect_eq(size("8K"), 8192);
  cr_expect_eq(size("20m"), 20 * 1024 * 1024);
  cr_expect_eq(size("3G"), 3L << 30);
  cr_expect_eq(size("9223372036854775807"), LONG_MAX);
  cr_expect_eq(size("8589934591g"), 8589934591L << 30);
  for (const char* text : {"", "k", "-1", "+1", "1 k", "1kb", "1t", "1.5m", "0x10", "8589934592g",
                           "9223372036854775808", "99999999999999999999999"})
    cr_expect_eq(size(text), -1, "%s", text);
}

Test(values, times) {
  cr_expect_eq(seconds("90"), 90);
  cr_expect_eq(seconds("90s"), 90);
  cr_expect_eq(seconds("5m"), 300);
  cr_expect_eq(seconds("1h30m"), 5400);
  cr_expect_eq(seconds("1h 30m"), 5400);
  cr_expect_eq(seconds("1h30"), 3630);
  cr_expect_eq(seconds("1y1M1w1d1h1m1s"), ((365 + 30 + 7 + 1) * 24 + 1) * 3600 + 61);
  for (const char* text : {"", "s", "-1", "1x", "1m1h", "1m1m", "1s1", "1 s", "1ms", "5 s", "1h ,",
                           "99999999999999999999", "9223372036854775807y"})
    cr_expect_eq(seconds(text), -1, "%s", text);
}

Test(values, millisecondsHaveNoMonths) {
  cr_expect_eq(milliseconds("1"), 1000);
  cr_expect_eq(milliseconds("1s500ms"), 1500);
  cr_expect_eq(milliseconds("2w"), 14L * 24 * 3600 * 1000);
  for (const char* text : {"1y", "1M", "1ms1s", "ms"})
    cr_expect_eq(milliseconds(text), -1, "%s", text);
}

Test(values, timeoutsAreWholeSecondsRoundedUp) {
  cr_expect_eq(timeout("0"), 0);
  cr_expect_eq(timeout("1ms"), 1);
  cr_expect_eq(timeout("1000ms"), 1);
  cr_expect_eq(timeout("1001ms"), 2);
  cr_expect_eq(timeout("1d"), 24 * 3600);
  cr_expect_eq(timeout("9999999999"), -1);
}

Test(values, numbers) {
  int value = -1;
  cr_expect(parseNumber("2147483647", value) && value == INT_MAX);
  cr_expect(!parseNumber("2147483648", value) && !parseNumber("-1", value));
  cr_expect(!parseNumber("", value) && !parseNumber("1a", value));
}

Test(values, methods) {
  unsigned methods = 0;
  cr_expect(parseMethodList("GET", methods) && methods == kGet);
  cr_expect(parseMethodList("GET,POST,DELETE", methods) && methods == (kGet | kPost | kDelete));
  for (const char* text : {"", "get", "GET,", ",GET", "GET,,PUT", "TRACE", "CONNECT", "FOO"})
    cr_expect(!parseMethodList(text, methods), "%s", text);
  cr_expect_eq(methods, unsigned(kGet | kPost | kDelete));
}

// "c0a80000/16" for 192.168.0.0/16, "!" at the end for low bits, "" for none.
static std::string network(const Slice& text) {
  Network network;
  bool hadLowBits = false;
  if (!parseNetwork(text, network, hadLowBits)) return "";
  std::string out;
  for (unsigned char byte : network.bytes)
    out += std::string(1, "0123456789abcdef"[byte >> 4]) + "0123456789abcdef"[byte & 15];
  return out + "/" + std::to_string(network.prefixBits) + (hadLowBits ? "!" : "");
}

Test(values, networks) {
  cr_expect_eq(network("all"), "/0");
  cr_expect_eq(network("unix:"), "/0");
  cr_expect_eq(network("10.1.2.3"), "0a010203/32");
  cr_expect_eq(network("10.0.0.0/8"), "0a000000/8");
  cr_expect_eq(network("10.1.2.3/8"), "0a000000/8!");
  cr_expect_eq(network("10.1.2.3/31"), "0a010202/31!");
  cr_expect_eq(network("0.0.0.0/0"), "00000000/0");
  cr_expect_eq(network("255.255.255.255/0"), "00000000/0!");
  cr_expect_eq(network("010.08.0.1"), "0a080001/32");
  cr_expect_eq(network("::1"), "00000000000000000000000000000001/128");
  cr_expect_eq(network("2001:db8::/32"), "20010db8000000000000000000000000/32");
  cr_expect_eq(network("2001:db8:ffff::/33"), "20010db8800000000000000000000000/33!");
  for (const char* text :
       {"",       "foo",      "localhost",   "10",         "10.1",      "1.2.3.4.5", "1.2.3.256",
        "1.2.3.", "1.2.3.4/", "1.2.3.4/33",  "1.2.3.4/-1", "1.2.3.4/a", "::1/129",   "::g",
        ":",      "[::1]",    "1.2.3.04444", "/8",         "unix:x",    "face",      "1.2.3.4 "})
    cr_expect_eq(network(text), "", "%s", text);
}

Test(values, theHostHasAName) {
  std::string name = hostName();
  cr_expect(!name.empty());
  for (char c : name)
    cr_expect(!(c >= 'A' && c <= 'Z') && c != '\n');
}
