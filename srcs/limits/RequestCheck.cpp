#include "limits/RequestCheck.hpp"

#include <algorithm>

static const long kOneRequest = 1000;
static const long kIdle = 60 * 1000;   // an empty bucket that is older than this may go
static const long kLongest = 2000000;  // seconds
static const int kMostRemoved = 2;     // of those, for each new entry

// No bucket lasts longer than kLongest, so that the product does not overflow.
static long leaked(const LimitZone& zone, long milliseconds) {
  long seconds = std::min(milliseconds / 1000, kLongest);
  return zone.rate * seconds + zone.rate * (milliseconds % 1000) / 1000;
}

// Removes the oldest buckets that are empty and idle, and before them the oldest of all if the
// memory is used up. nginx does the same.
void RequestCheck::makeRoom(const LimitZone& zone, bool mustRemove) const {
  KeyTable& table = *zone.table;
  if (mustRemove && table.oldest()) table.remove(table.oldest());
  for (int i = 0; i < kMostRemoved; ++i) {
    KeyTable::Entry* oldest = table.oldest();
    if (oldest == 0 || now_ - oldest->last < kIdle) return;
    if (oldest->excess > leaked(zone, now_ - oldest->last)) return;
    table.remove(oldest);
  }
}

KeyTable::Entry* RequestCheck::make(const LimitZone& zone, const Slice& key) {
  makeRoom(zone, false);
  KeyTable::Entry* entry = zone.table->insert(key);
  if (entry == 0) {
    makeRoom(zone, true);
    entry = zone.table->insert(key);
  }
  if (entry == 0) return 0;
  entry->last = now_;
  entry->excess = -kOneRequest;
  return entry;
}

long RequestCheck::excessWith(const LimitZone& zone, const KeyTable::Entry& entry) const {
  long excess = entry.excess - leaked(zone, now_ - entry.last) + kOneRequest;
  return excess > 0 ? excess : 0;
}

RequestCheck::Result RequestCheck::add(const RequestLimit& limit, const Slice& key) {
  const LimitZone& zone = *limit.zone;
  KeyTable::Entry* entry = zone.table->find(key);
  if (entry == 0) entry = make(zone, key);
  limit_ = &limit;
  if (entry == 0) return kNoRoom;
  Bucket bucket = {&limit, entry, excessWith(zone, *entry)};
  excess_ = bucket.excess;
  if (excess_ > limit.burst) return kExceeds;
  buckets_.push_back(bucket);
  return kFits;
}

// Of equal delays the last limit's is told, as in nginx.
long RequestCheck::commit() {
  long longest = 0;
  for (std::size_t i = buckets_.size(); i > 0; --i) {
    const Bucket& bucket = buckets_[i - 1];
    bucket.entry->excess = bucket.excess;
    bucket.entry->last = now_;
    long over = bucket.excess - bucket.limit->delay;
    long delay = over > 0 ? over * 1000 / bucket.limit->zone->rate : 0;
    if (delay <= longest) continue;
    longest = delay;
    limit_ = bucket.limit;
    excess_ = bucket.excess;
  }
  return longest;
}
