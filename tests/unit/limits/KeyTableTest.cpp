#include "limits/KeyTable.hpp"

#include <criterion/criterion.h>

#include <chrono>
#include <string>

namespace {

std::string address(int i) {
  const char bytes[] = {10, static_cast<char>(i >> 16), static_cast<char>(i >> 8),
                        static_cast<char>(i)};
  return std::string(bytes, 4);
}

}  // namespace

Test(KeyTable, entries_are_found_by_their_key) {
  Ref<KeyTable> table(new KeyTable(1 << 20));
  cr_assert(table->find("a") == nullptr);
  KeyTable::Entry* a = table->insert("a");
  KeyTable::Entry* ab = table->insert("ab");
  KeyTable::Entry* nul = table->insert(Slice("\0", 1));
  cr_assert_eq(a->count + a->last + a->excess, 0);
  cr_assert(table->find("a") == a);
  cr_assert(table->find("ab") == ab);
  cr_assert(table->find(Slice("\0", 1)) == nul);
  cr_assert(table->find("b") == nullptr);
  table->remove(a);
  cr_assert(table->find("a") == nullptr);
  cr_assert_eq(table->size(), 2u);
}

Test(KeyTable, finding_makes_an_entry_the_newest) {
  Ref<KeyTable> table(new KeyTable(1 << 20));
  KeyTable::Entry* a = table->insert("a");
  KeyTable::Entry* b = table->insert("b");
  cr_assert(table->oldest() == a);
  table->find("a");
  cr_assert(table->oldest() == b);
  table->remove(b);
  cr_assert(table->oldest() == a);
  table->remove(a);
  cr_assert(table->oldest() == nullptr);
}

// 100,000 addresses in a zone of 1 MB.
Test(KeyTable, memory_is_bounded_and_removing_makes_room) {
  Ref<KeyTable> table(new KeyTable(1 << 20));
  auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 100000; ++i) {
    if (table->insert(address(i))) continue;
    table->remove(table->oldest());
    cr_assert(table->insert(address(i)) != nullptr);
  }
  std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  cr_assert_leq(table->used(), std::size_t(1) << 20);
  cr_assert_geq(table->size(), 8000u, "%zu", table->size());
  cr_assert(table->find(address(99999)) != nullptr);
  cr_assert(table->find(address(0)) == nullptr);
  cr_assert_lt(took.count(), 2.0);
  std::size_t left = table->size();
  while (table->oldest()) {
    table->remove(table->oldest());
    --left;
  }
  cr_assert_eq(left, 0u);
}

Test(KeyTable, a_key_that_is_larger_than_the_zone_finds_no_room) {
  Ref<KeyTable> table(new KeyTable(32 * 1024));
  cr_assert(table->insert(std::string(40000, 'k')) == nullptr);
  cr_assert(table->insert(std::string(20000, 'k')) != nullptr);
}

// The vector of the authors' implementation, for a key of the bytes 0 to 7 and an empty text.
Test(KeyHash, it_is_halfsiphash) {
  KeyHash hash(0x03020100, 0x07060504);
  cr_assert_eq(hash.of(""), 0x5b9f35a9u, "%x", hash.of(""));
  cr_assert_eq(hash.of(Slice("\0", 1)), 0xb85a4727u, "%x", hash.of(Slice("\0", 1)));
  cr_assert_neq(KeyHash().of("a"), KeyHash().of("a"), "the secret is random");
}
