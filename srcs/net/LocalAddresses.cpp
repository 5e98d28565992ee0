#include "net/LocalAddresses.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "net/NumericAddress.hpp"

static void addOnce(const Address& address, std::vector<Address>& all) {
  if (std::find(all.begin(), all.end(), address) == all.end()) all.push_back(address);
}

// An address stands in a line "|-- 10.0.0.5", and one of the lines below it says
// "/32 host LOCAL" if it is this machine's. The file lists each address twice.
std::vector<Address> readFibTrie(std::istream& lines, int port) {
  std::vector<Address> all;
  std::string line;
  Address address;
  while (std::getline(lines, line)) {
    std::size_t leaf = line.find("|-- ");
    if (leaf != std::string::npos) {
      address = Address();
      parseNumericAddress(line.substr(leaf + 4), address);
    }
    bool isLocal = line.find("/32 host LOCAL") != std::string::npos;
    bool isKnown = address.family() == AF_INET && address.bytes()[0] != 127;
    if (isLocal && isKnown) addOnce(address.withPort(port), all);
  }
  return all;
}

static int nibble(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

// Each line is the address in hexadecimal, its interface, the length of the prefix, and the scope,
// which is 00 for an address that other networks can reach.
std::vector<Address> readIfInet6(std::istream& lines, int port) {
  std::vector<Address> all;
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string address, index, length, scope;
    words >> address >> index >> length >> scope;
    if (address.size() != 32 || scope != "00") continue;
    std::string bytes;
    for (std::size_t i = 0; i < 32; i += 2)
      bytes += static_cast<char>(nibble(address[i]) * 16 + nibble(address[i + 1]));
    addOnce(Address::ofBytes(bytes, port), all);
  }
  return all;
}

std::vector<Address> localAddresses(const Address& wildcard) {
  std::ifstream trie("/proc/net/fib_trie");
  std::vector<Address> all = readFibTrie(trie, wildcard.port());
  if (wildcard.family() != AF_INET6) return all;
  std::ifstream six("/proc/net/if_inet6");
  return readIfInet6(six, wildcard.port());
}
