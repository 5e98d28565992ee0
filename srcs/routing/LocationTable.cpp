#include "routing/LocationTable.hpp"

#include <algorithm>

LocationTable::~LocationTable() {
  for (std::size_t i = 0; i < exact_.size(); ++i)
    delete exact_[i].inside;
  for (std::size_t i = 0; i < prefixes_.size(); ++i)
    delete prefixes_[i].inside;
}

void LocationTable::build(const std::vector<Location*>& locations) {
  for (std::size_t i = 0; i < locations.size(); ++i) {
    const Location& location = *locations[i];
    if (location.kind == Location::kNamed) continue;
    std::vector<Entry>& table = location.kind == Location::kExact ? exact_ : prefixes_;
    Entry entry = {location.uri, &location, 0, -1};
    table.push_back(entry);
    if (location.locations.empty()) continue;
    table.back().inside = new LocationTable;
    table.back().inside->build(location.locations);
  }
  std::sort(exact_.begin(), exact_.end(), comesBefore);
  std::sort(prefixes_.begin(), prefixes_.end(), comesBefore);
  linkShorter();
}

// In sorted order, every entry between a prefix and a path begins with that prefix. The longest
// prefix is therefore the entry before the path, or one on that entry's chain of shorter prefixes.
void LocationTable::linkShorter() {
  for (std::size_t i = 1; i < prefixes_.size(); ++i) {
    int before = static_cast<int>(i) - 1;
    while (before >= 0 &&
           !prefixes_[i].uri.startsWith(prefixes_[static_cast<std::size_t>(before)].uri))
      before = prefixes_[static_cast<std::size_t>(before)].shorter;
    prefixes_[i].shorter = before;
  }
}

const LocationTable::Entry* LocationTable::findExact(const Slice& path) const {
  Entry key = {path, 0, 0, -1};
  std::vector<Entry>::const_iterator at =
      std::lower_bound(exact_.begin(), exact_.end(), key, comesBefore);
  return at != exact_.end() && at->uri == path ? &*at : 0;
}

const LocationTable::Entry* LocationTable::findLongest(const Slice& path) const {
  Entry key = {path, 0, 0, -1};
  std::vector<Entry>::const_iterator after =
      std::upper_bound(prefixes_.begin(), prefixes_.end(), key, comesBefore);
  int at = static_cast<int>(after - prefixes_.begin()) - 1;
  while (at >= 0 && !path.startsWith(prefixes_[static_cast<std::size_t>(at)].uri))
    at = prefixes_[static_cast<std::size_t>(at)].shorter;
  return at < 0 ? 0 : &prefixes_[static_cast<std::size_t>(at)];
}

const Location* LocationTable::find(const Slice& path) const {
  const Entry* entry = findExact(path);
  if (entry == 0) entry = findLongest(path);
  if (entry == 0) return 0;
  const Location* inside = entry->inside ? entry->inside->find(path) : 0;
  return inside ? inside : entry->location;
}
