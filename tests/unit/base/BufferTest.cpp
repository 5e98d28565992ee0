#include "base/Buffer.hpp"

#include <criterion/criterion.h>

#include <cstring>
#include <string>

Test(Buffer, has_a_block_only_while_it_has_bytes) {
  BlockPool pool(1 << 20);
  Buffer buffer(pool);
  cr_assert_eq(pool.lent(), 0u);
  buffer.append("hello");
  cr_assert_eq(pool.lent(), 512u);
  buffer.consume(2);
  cr_assert(buffer.slice() == Slice("llo"));
  buffer.consume(3);
  cr_assert_eq(pool.lent(), 0u);
  cr_assert(buffer.empty());
  buffer.prepare(10);
  buffer.releaseIfEmpty();
  cr_assert_eq(pool.lent(), 0u);
}

Test(Buffer, grows_and_compacts_without_losing_a_byte) {
  BlockPool pool(1 << 20);
  Buffer buffer(pool);
  std::string expected;
  for (int i = 0; i < 20000; ++i) {
    std::string piece(static_cast<size_t>(i % 37), static_cast<char>('a' + i % 26));
    buffer.append(piece);
    expected += piece;
    size_t count = static_cast<size_t>(i % 23);
    if (count > expected.size()) count = expected.size();
    buffer.consume(count);
    expected.erase(0, count);
    if (expected.size() > 60000) {
      buffer.consume(50000);
      expected.erase(0, 50000);
    }
  }
  cr_assert(buffer.slice() == Slice(expected));
}

Test(Buffer, tail_and_truncate_amend_the_end) {
  BlockPool pool(1 << 20);
  Buffer buffer(pool);
  buffer.append("abcdef");
  buffer.tail(3)[0] = 'X';
  buffer.truncateBy(1);
  cr_assert(buffer.slice() == Slice("abcXe"));
}

Test(Buffer, shrink_keeps_the_bytes_in_less_memory) {
  BlockPool pool(1 << 20);
  Buffer buffer(pool);
  buffer.prepare(30000);
  buffer.append("abcdef");
  buffer.consume(2);
  buffer.shrink();
  cr_assert_eq(pool.lent(), 512u);
  cr_assert(buffer.slice() == Slice("cdef"));
  buffer.consume(4);
  buffer.shrink();
  cr_assert_eq(pool.lent(), 0u);
}

Test(Buffer, swap_exchanges_the_bytes) {
  BlockPool pool(1 << 20);
  Buffer a(pool);
  Buffer b(pool);
  a.append("a");
  a.swap(b);
  cr_assert(a.empty());
  cr_assert(b.slice() == Slice("a"));
}

Test(BlockPool, keeps_no_more_than_its_budget) {
  BlockPool pool(4096);
  size_t sizes[8];
  char* blocks[8];
  for (int i = 0; i < 8; ++i) {
    sizes[i] = 1000;
    blocks[i] = pool.take(sizes[i]);
    cr_assert_eq(sizes[i], 1024u);
  }
  for (int i = 0; i < 8; ++i)
    pool.give(blocks[i], sizes[i]);
  cr_assert_eq(pool.kept(), 4096u);
  cr_assert_eq(pool.lent(), 0u);
}

Test(BlockPool, reuses_returned_blocks) {
  BlockPool pool(1 << 20);
  size_t size = 5000;
  char* block = pool.take(size);
  pool.give(block, size);
  size_t again = 8000;
  cr_assert_eq(pool.take(again), block);
  cr_assert_eq(again, 8192u);
  pool.give(block, again);
}

Test(BlockPool, blocks_above_the_largest_size_come_from_the_heap) {
  BlockPool pool(1 << 20);
  size_t size = BlockPool::kLargest + 1;
  char* block = pool.take(size);
  cr_assert_eq(size, static_cast<size_t>(BlockPool::kLargest) + 1);
  pool.give(block, size);
  cr_assert_eq(pool.kept(), 0u);
}

Test(Buffer, takes_bytes_before_its_content_where_room_was_left) {
  BlockPool pool(1 << 20);
  Buffer buffer(pool);
  cr_expect_not(buffer.prepend("x"));
  std::memcpy(buffer.prepareBehind(4, 5), "world", 5);
  buffer.commit(5);
  cr_expect(buffer.prepend("hi, ") && buffer.slice() == Slice("hi, world"));
  cr_expect_not(buffer.prepend("x"));
  buffer.consume(4);
  cr_expect(buffer.prepend("the ") && buffer.slice() == Slice("the world"));
  cr_expect(buffer.prepend("") && buffer.size() == 9);
}
