#ifndef ROUTING_LOCATIONTABLE_HPP
#define ROUTING_LOCATIONTABLE_HPP

#include <vector>

#include "base/Slice.hpp"
#include "config/Config.hpp"
#include "config/VariableValues.hpp"

// The locations of one block. A path is looked up as in nginx. An exact location wins. Otherwise
// the longest prefix is found, and its own nested locations are searched in the same way. If these
// give no final result, and the prefix is not one of "^~", the first regular expression that
// matches takes its place, and its nested locations are searched. A result is final if it is an
// exact location or a regular expression.
class LocationTable {
 public:
  LocationTable() {}
  ~LocationTable();
  // Keeps pointers to the locations, which must outlive the table.
  void build(const std::vector<Location*>& locations);

  // Returns 0 if no location covers the path. The groups of regular expressions that match become
  // `values`. REQUIRES: `path` lies outside `values`.
  const Location* find(const Slice& path, VariableValues& values) const {
    return search(path, values).location;
  }

 private:
  struct Entry {
    Slice uri;
    const Location* location;
    LocationTable* inside;  // the nested locations, owned; 0 if there are none
    int shorter;  // the index of the longest other entry that is a prefix of this one, or -1
  };
  struct Result {
    const Location* location;
    bool isFinal;
  };
  static bool comesBefore(const Entry& a, const Entry& b) { return a.uri < b.uri; }

  LocationTable(const LocationTable&);
  LocationTable& operator=(const LocationTable&);

  void add(const Location& location);
  Result search(const Slice& path, VariableValues& values) const;
  const Entry* match(const Slice& path, VariableValues& values) const;
  static Result searchInside(const Entry& entry, const Slice& path, VariableValues& values);
  const Entry* findExact(const Slice& path) const;
  const Entry* findLongest(const Slice& path) const;
  void linkShorter();

  std::vector<Entry> exact_;     // sorted by uri
  std::vector<Entry> prefixes_;  // sorted by uri
  std::vector<Entry> regexes_;   // in the order of the file
};

#endif
