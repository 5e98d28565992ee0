#include "config/CharsetMaps.hpp"

#include "base/ScopedPtr.hpp"

CharsetMaps::~CharsetMaps() {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    delete entries_[i].table;
}

bool CharsetMaps::knows(const Slice& name) const {
  for (std::size_t i = 0; i < known_.size(); ++i)
    if (equalsIgnoreCase(name, known_[i])) return true;
  return false;
}

const CharsetTable* CharsetMaps::find(const Slice& from, const Slice& to) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (equalsIgnoreCase(from, entry.from) && equalsIgnoreCase(to, entry.to)) return entry.table;
  }
  return 0;
}

CharsetTable& CharsetMaps::add(const std::string& from, const std::string& to) {
  CharsetTable::Kind kind = CharsetTable::kBytes;
  if (equalsIgnoreCase(to, "utf-8")) kind = CharsetTable::kToUtf8;
  if (equalsIgnoreCase(from, "utf-8")) kind = CharsetTable::kFromUtf8;
  ScopedPtr<CharsetTable> table(new CharsetTable(kind));
  know(from);
  Entry entry = {from, to, table.get()};
  entries_.push_back(entry);
  return *table.release();
}
