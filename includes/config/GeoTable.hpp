#ifndef CONFIG_GEOTABLE_HPP
#define CONFIG_GEOTABLE_HPP

#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/AccessSettings.hpp"
#include "config/RealAddressSettings.hpp"
#include "config/Template.hpp"

// The rows of a `geo` block: which value an address has. The longest network that has the address
// decides. A lookup costs one search for each length of prefix that the block uses.
class GeoTable {
 public:
  Template source;               // of the address; empty: the client's own
  std::vector<Network> proxies;  // whose X-Forwarded-For is believed
  bool isRecursive;              // the last address there that is not a proxy counts

  GeoTable() : isRecursive(false) {}

  void setDefault(const std::string& value) { default_ = value; }
  // Adds a network, or replaces the value of one that was added; then returns false.
  bool add(const Network& network, const std::string& value);
  // Takes a network out again. Returns false if it was not there.
  bool remove(const Network& network);

  // Adds every value that an address can have.
  void addValues(std::set<std::string>& values) const;

  // Returns the value for an address of 4 or 16 bytes, and the default for anything else.
  const std::string& find(const Slice& address) const;

 private:
  struct Length {
    std::size_t bytes;                            // of an address
    int bits;                                     // of the prefix
    std::map<std::string, std::string> networks;  // values, by the address without its low bits
  };

  Length& length(std::size_t bytes, int bits);

  std::string default_;
  std::vector<Length> lengths_;  // the longest prefixes of a family first
};

#endif
