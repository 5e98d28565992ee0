#include "limits/HeldConnections.hpp"

HeldConnections::Result HeldConnections::add(const ConnectionLimit& limit, const Slice& key) {
  KeyTable& table = *limit.zone->table;
  if (all_.size() == all_.capacity()) all_.reserve(2 * all_.size() + 1);
  KeyTable::Entry* entry = table.find(key);
  bool isTooMany = entry && entry->count >= limit.most;
  if (entry == 0) entry = table.insert(key);
  if (entry == 0 || isTooMany) {
    release();
    return isTooMany ? kExceeds : kNoRoom;
  }
  ++entry->count;
  Held held = {&table, entry};
  all_.push_back(held);
  return kFits;
}

void HeldConnections::release() {
  for (; !all_.empty(); all_.pop_back()) {
    const Held& held = all_.back();
    if (--held.entry->count == 0) held.table->remove(held.entry);
  }
}
