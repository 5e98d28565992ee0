#include "routing/LocationTable.hpp"

#include <algorithm>

template <typename Entries>
static void deleteInside(Entries& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    delete entries[i].inside;
}

LocationTable::~LocationTable() {
  deleteInside(exact_);
  deleteInside(prefixes_);
  deleteInside(regexes_);
}

void LocationTable::add(const Location& location) {
  if (location.kind == Location::kNamed) return;
  bool isRegex = location.kind == Location::kRegex;
  std::vector<Entry>& others = isRegex ? regexes_ : prefixes_;
  std::vector<Entry>& entries = location.kind == Location::kExact ? exact_ : others;
  Entry entry = {location.uri, &location, 0, -1};
  entries.push_back(entry);
  bool isUpstreams = location.upstream.protocol != UpstreamTarget::kNone;
  if (!isRegex && isUpstreams && Slice(location.uri).endsWith("/")) hasUpstreams_ = true;
  if (location.locations.empty()) return;
  entries.back().inside = new LocationTable;
  entries.back().inside->build(location.locations);
}

void LocationTable::build(const std::vector<Location*>& locations) {
  for (std::size_t i = 0; i < locations.size(); ++i)
    add(*locations[i]);
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

const LocationTable::Entry* LocationTable::findWithoutSlash(const Slice& path) const {
  const std::string withSlash = path.str() + "/";
  const Entry* exact = findExact(withSlash);
  const Entry* entry = exact ? exact : findLongest(withSlash);
  bool isMeant = entry && entry->uri == Slice(withSlash) &&
                 entry->location->upstream.protocol != UpstreamTarget::kNone;
  return isMeant ? entry : 0;
}

const LocationTable::Entry* LocationTable::match(const Slice& path, VariableValues& values) const {
  for (std::size_t i = 0; i < regexes_.size(); ++i)
    if (values.match(*regexes_[i].location->pattern, path)) return &regexes_[i];
  return 0;
}

// Returns the location of `entry`, or one inside it.
LocationTable::Result LocationTable::searchInside(const Entry& entry, const Slice& path,
                                                  VariableValues& values) {
  Result result = {entry.location, false};
  if (entry.inside == 0) return result;
  Result inside = entry.inside->search(path, values);
  return inside.location ? inside : result;
}

LocationTable::Result LocationTable::search(const Slice& path, VariableValues& values) const {
  Result result = {0, false};
  const Entry* exact = findExact(path);
  if (!exact && hasUpstreams_) exact = findWithoutSlash(path);
  if (exact) {
    result.location = exact->location;
    result.isFinal = true;
    return result;
  }
  const Entry* prefix = findLongest(path);
  if (prefix) result = searchInside(*prefix, path, values);
  bool mayMatch = !prefix || prefix->location->kind != Location::kPrefixFinal;
  if (result.isFinal || !mayMatch) return result;
  const Entry* matching = match(path, values);
  if (matching == 0) return result;
  result = searchInside(*matching, path, values);
  result.isFinal = true;
  return result;
}
