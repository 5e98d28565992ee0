#ifndef LIMITS_KEYTABLE_HPP
#define LIMITS_KEYTABLE_HPP

#include <cstddef>
#include <vector>

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "limits/KeyHash.hpp"

// A hash table of keys, within a fixed number of bytes, which remembers the order in which the keys
// were used. Sites share a table across a reload, and therefore count references to it.
class KeyTable : public Counted {
 public:
  // What a zone knows about one key. A new entry has zeros.
  struct Entry {
    long last;    // limit_req: the moment of `excess`, in milliseconds
    long excess;  // limit_req: in thousandths of a request
    int count;    // limit_conn: requests in progress

   private:
    friend class KeyTable;

    Entry* next_;  // in its chain
    Entry* older_;
    Entry* newer_;
    unsigned hash_;
    unsigned keySize_;  // the key follows the entry

    Slice key() const { return Slice(reinterpret_cast<const char*>(this + 1), keySize_); }
  };

  // All entries together take at most `bytes`, the table itself included.
  explicit KeyTable(std::size_t bytes, const KeyHash& hash = KeyHash());

  // Returns the entry of `key`, which becomes the newest, or 0 if there is none.
  Entry* find(const Slice& key);
  // Makes an entry, which becomes the newest. Returns 0 if there is no room. Throws std::bad_alloc.
  // REQUIRES: find(key) returns 0
  Entry* insert(const Slice& key);
  void remove(Entry* entry);
  // Returns the entry that was not used for longest, or 0 if the table is empty.
  Entry* oldest() const { return oldest_; }
  std::size_t size() const { return size_; }
  // The bytes in use.
  std::size_t used() const { return used_; }

 protected:
  virtual ~KeyTable();

 private:
  Entry** slotOf(unsigned hash) { return &slots_[hash & (slots_.size() - 1)]; }
  void linkNewest(Entry* entry);
  void unlink(Entry* entry);

  KeyHash hash_;
  std::vector<Entry*> slots_;  // a power of two
  Entry* oldest_;
  Entry* newest_;
  std::size_t size_;
  std::size_t used_;
  std::size_t most_;
};

#endif
