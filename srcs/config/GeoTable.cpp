#include "config/GeoTable.hpp"

#include "net/NumericAddress.hpp"

GeoTable::Length& GeoTable::length(std::size_t bytes, int bits) {
  std::size_t at = 0;
  while (at < lengths_.size() && lengths_[at].bits > bits)
    ++at;
  while (at < lengths_.size() && lengths_[at].bits == bits && lengths_[at].bytes != bytes)
    ++at;
  bool exists = at < lengths_.size() && lengths_[at].bits == bits;
  if (exists) return lengths_[at];
  Length made;
  made.bytes = bytes;
  made.bits = bits;
  return *lengths_.insert(lengths_.begin() + static_cast<std::ptrdiff_t>(at), made);
}

bool GeoTable::add(const Network& network, const std::string& value) {
  std::string& stored = length(network.bytes.size(), network.prefixBits).networks[network.bytes];
  bool isNew = stored.empty();
  stored = value;
  return isNew;
}

bool GeoTable::remove(const Network& network) {
  Length& all = length(network.bytes.size(), network.prefixBits);
  return all.networks.erase(network.bytes) != 0;
}

const std::string& GeoTable::find(const Slice& address) const {
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    if (lengths_[i].bytes != address.size()) continue;
    std::string key(address.data(), address.size());
    clearLowBits(key, lengths_[i].bits);
    std::map<std::string, std::string>::const_iterator at = lengths_[i].networks.find(key);
    if (at != lengths_[i].networks.end()) return at->second;
  }
  return default_;
}

void GeoTable::addValues(std::set<std::string>& values) const {
  values.insert(default_);
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    std::map<std::string, std::string>::const_iterator it = lengths_[i].networks.begin();
    for (; it != lengths_[i].networks.end(); ++it)
      values.insert(it->second);
  }
}
