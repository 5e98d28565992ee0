#ifndef CONFIG_CHARSETMAPS_HPP
#define CONFIG_CHARSETMAPS_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "http/CharsetTable.hpp"

// The tables of all `charset_map` blocks, each of which converts in both directions.
class CharsetMaps {
 public:
  CharsetMaps() {}
  ~CharsetMaps();

  // The configuration names this charset.
  void know(const std::string& name) { known_.push_back(name); }
  // Returns true if it does, in any case of letters.
  bool knows(const Slice& name) const;
  // Returns the table from one charset to another, in any case of letters, or 0.
  const CharsetTable* find(const Slice& from, const Slice& to) const;
  // Adds an empty table, which this object owns. REQUIRES: there is none yet
  CharsetTable& add(const std::string& from, const std::string& to);

 private:
  struct Entry {
    std::string from;
    std::string to;
    CharsetTable* table;
  };

  CharsetMaps(const CharsetMaps&);
  CharsetMaps& operator=(const CharsetMaps&);

  std::vector<Entry> entries_;
  std::vector<std::string> known_;
};

#endif
