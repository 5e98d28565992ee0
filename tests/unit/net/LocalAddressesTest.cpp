#include "net/LocalAddresses.hpp"

#include <criterion/criterion.h>

#include <sstream>

static std::string texts(const std::vector<Address>& addresses) {
  std::string all;
  for (const Address& address : addresses)
    all += address.text() + " ";
  return all;
}

Test(localAddresses, those_of_the_routing_table) {
  std::istringstream trie(
      "Main:\n"
      "  +-- 0.0.0.0/0 3 0 5\n"
      "     |-- 0.0.0.0\n"
      "        /0 universe UNICAST\n"
      "     +-- 127.0.0.0/8 2 0 2\n"
      "           |-- 127.0.0.1\n"
      "              /32 host LOCAL\n"
      "     +-- 192.168.1.0/24 2 0 2\n"
      "        |-- 192.168.1.0\n"
      "           /24 link UNICAST\n"
      "        |-- 192.168.1.5\n"
      "           /32 host LOCAL\n"
      "        |-- 192.168.1.255\n"
      "           /32 link BROADCAST\n"
      "Local:\n"
      "        |-- 192.168.1.5\n"
      "           /32 host LOCAL\n"
      "        |-- 10.0.0.7\n"
      "           /32 host LOCAL\n");
  cr_expect_eq(texts(readFibTrie(trie, 8080)), "192.168.1.5:8080 10.0.0.7:8080 ");
}

Test(localAddresses, those_of_ipv6_that_others_can_reach) {
  std::istringstream lines(
      "00000000000000000000000000000001 01 80 10 80       lo\n"
      "fe80000000000000505400fffe123456 02 40 20 80     eth0\n"
      "20010db8000000000000000000000005 02 40 00 80     eth0\n"
      "garbage\n");
  cr_expect_eq(texts(readIfInet6(lines, 80)), "[2001:db8::5]:80 ");
}

Test(localAddresses, nothing_to_read) {
  std::istringstream nothing;
  cr_expect(readFibTrie(nothing, 80).empty());
  cr_expect(readIfInet6(nothing, 80).empty());
}
