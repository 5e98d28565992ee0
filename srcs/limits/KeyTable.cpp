#include "limits/KeyTable.hpp"

#include <cstring>
#include <new>

static const std::size_t kOverhead = 16;            // of one allocation
static const std::size_t kBytesPerSlot = 128;       // about as many as an entry takes
static const std::size_t kMostSlots = 1024 * 1024;  // larger zones have longer chains

static std::size_t slotsFor(std::size_t bytes) {
  std::size_t slots = 1;
  while (slots < kMostSlots && slots * 2 * kBytesPerSlot <= bytes)
    slots *= 2;
  return slots;
}

static std::size_t costOf(const Slice& key) {
  std::size_t bytes = sizeof(KeyTable::Entry) + key.size() + kOverhead;
  return (bytes + kOverhead - 1) / kOverhead * kOverhead;
}

KeyTable::KeyTable(std::size_t bytes, const KeyHash& hash)
    : hash_(hash),
      slots_(slotsFor(bytes)),
      oldest_(0),
      newest_(0),
      size_(0),
      used_(slots_.size() * sizeof(Entry*)),
      most_(bytes) {}

KeyTable::~KeyTable() {
  while (oldest_)
    remove(oldest_);
}

void KeyTable::linkNewest(Entry* entry) {
  entry->older_ = newest_;
  entry->newer_ = 0;
  (newest_ ? newest_->newer_ : oldest_) = entry;
  newest_ = entry;
}

void KeyTable::unlink(Entry* entry) {
  (entry->older_ ? entry->older_->newer_ : oldest_) = entry->newer_;
  (entry->newer_ ? entry->newer_->older_ : newest_) = entry->older_;
}

KeyTable::Entry* KeyTable::find(const Slice& key) {
  unsigned hash = hash_.of(key);
  Entry* entry = *slotOf(hash);
  while (entry && (entry->hash_ != hash || entry->key() != key))
    entry = entry->next_;
  if (entry) {
    unlink(entry);
    linkNewest(entry);
  }
  return entry;
}

KeyTable::Entry* KeyTable::insert(const Slice& key) {
  std::size_t cost = costOf(key);
  if (used_ + cost > most_) return 0;
  void* memory = ::operator new(sizeof(Entry) + key.size());
  Entry* entry = new (memory) Entry();
  entry->keySize_ = static_cast<unsigned>(key.size());
  std::memcpy(entry + 1, key.data(), key.size());
  entry->hash_ = hash_.of(key);
  Entry** slot = slotOf(entry->hash_);
  entry->next_ = *slot;
  *slot = entry;
  linkNewest(entry);
  ++size_;
  used_ += cost;
  return entry;
}

void KeyTable::remove(Entry* entry) {
  Entry** link = slotOf(entry->hash_);
  while (*link != entry)
    link = &(*link)->next_;
  *link = entry->next_;
  unlink(entry);
  --size_;
  used_ -= costOf(entry->key());
  ::operator delete(entry);
}
