#ifndef ROUTING_LOCATIONTABLE_HPP
#define ROUTING_LOCATIONTABLE_HPP

#include <vector>

#include "base/Slice.hpp"
#include "config/Config.hpp"

// The locations of one block. A path is looked up as in nginx: an exact location wins, else the
// longest prefix, whose own nested locations are then searched in the same way.
class LocationTable {
 public:
  LocationTable() {}
  ~LocationTable();
  // Keeps pointers to the locations, which must outlive the table.
  void build(const std::vector<Location*>& locations);

  // Returns 0 if no location covers the path.
  const Location* find(const Slice& path) const;

 private:
  struct Entry {
    Slice uri;
    const Location* location;
    LocationTable* inside;  // the nested locations, owned; 0 if there are none
    int shorter;  // the index of the longest other entry that is a prefix of this one, or -1
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
