#ifndef ROUTING_LOCATIONTABLE_HPP
#define ROUTING_LOCATIONTABLE_HPP

#include <vector>

#include "base/Slice.hpp"
#include "config/Config.hpp"

// The locations of one block, found by path as nginx does: an exact one, else the longest prefix
// and then, inside it, its own.
class LocationTable {
 public:
  LocationTable() {}
  ~LocationTable();
  // Borrows the locations.
  void build(const std::vector<Location*>& locations);

  // 0 where none covers the path.
  const Location* find(const Slice& path) const;

 private:
  struct Entry {
    Slice uri;
    const Location* location;
    LocationTable* inside;  // owned; 0 where it has none
    int shorter;            // the longest other prefix of this one, or -1
  };
  static bool comesBefore(const Entry& a, const Entry& b) { return a.uri < b.uri; }

  LocationTable(const LocationTable&);
  LocationTable& operator=(const LocationTable&);

  const Entry* findExact(const Slice& path) const;
  const Entry* findLongest(const Slice& path) const;
  void linkShorter();

  std::vector<Entry> exact_;     // sorted by uri
  std::vector<Entry> prefixes_;  // sorted by uri
};

#endif
