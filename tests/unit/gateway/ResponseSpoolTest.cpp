#include "gateway/ResponseSpool.hpp"

#include <criterion/criterion.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "support/TempDir.hpp"

namespace {

struct World {
  TempDir dir;
  BlockPool pool;
  PartNames names;
  ResponseSpool spool;

  World(std::size_t memory, off_t file) : pool(1 << 20), spool(pool, names) {
    ResponseSpool::Limits limits;
    limits.memory = memory;
    limits.file = file;
    limits.directory = dir.path();
    limits.pid = getpid();
    spool.limit(limits);
  }

  // Pulls everything, `room` bytes at a time.
  std::string drain(std::size_t room) {
    std::string all;
    while (!spool.empty()) {
      Buffer out(pool);
      cr_assert(spool.pull(out, room));
      cr_assert(out.size() <= room && !out.empty());
      all += out.slice().str();
    }
    return all;
  }
};

}  // namespace

Test(ResponseSpool, first_in_first_out_through_memory_and_file) {
  for (std::size_t room : {std::size_t(1), std::size_t(7), std::size_t(1000)}) {
    World world(10, 1000);
    std::string pushed;
    for (int i = 0; i < 40; ++i) {
      std::string piece = std::to_string(i) + ",";
      cr_assert(piece.size() <= world.spool.room() || world.spool.room() < 10);
      cr_assert(world.spool.push(piece));
      pushed += piece;
    }
    cr_expect_eq(world.spool.size(), off_t(pushed.size()));
    cr_expect_eq(world.drain(room), pushed);
    cr_expect(world.spool.push("again") && world.drain(room) == "again");
  }
}

Test(ResponseSpool, is_full_without_a_file) {
  World world(10, 0);
  cr_expect_eq(world.spool.room(), 10u);
  cr_expect(world.spool.push("0123456789"));
  cr_expect_eq(world.spool.room(), 0u);
  Buffer out(world.pool);
  cr_expect(world.spool.pull(out, 4));
  cr_expect_eq(world.spool.room(), 4u);
}

Test(ResponseSpool, the_file_has_a_limit_and_starts_anew_when_it_is_empty) {
  World world(4, 8);
  cr_expect(world.spool.push("abcd"));
  cr_expect(world.spool.push("01234567"));
  cr_expect_eq(world.spool.room(), 0u);
  cr_expect_eq(world.drain(100), "abcd01234567");
  cr_expect_eq(world.spool.room(), 4u);
}

Test(ResponseSpool, a_disk_that_fails_is_told) {
  World world(1, 1000);
  ResponseSpool::Limits limits;
  limits.memory = 1;
  limits.file = 1000;
  limits.directory = world.dir.path("nothing");
  limits.pid = 1;
  world.spool.limit(limits);
  cr_expect(world.spool.push("a"));
  cr_expect_not(world.spool.push("b"));
}

Test(ResponseSpool, many_bytes_change_hands_without_being_copied) {
  World world(100000, 0);
  std::string body(50000, 'b');
  Buffer in(world.pool);
  std::memcpy(in.prepareBehind(100, body.size()), body.data(), body.size());
  in.commit(body.size());
  const char* place = in.data();
  cr_assert(world.spool.pushFrom(in, body.size()) && in.empty());
  Buffer out(world.pool);
  out.append("head ");
  cr_assert(world.spool.pull(out, 60000) && world.spool.empty());
  cr_expect(out.slice() == Slice("head " + body));
  cr_expect(out.data() + 5 == place);
}

Test(ResponseSpool, a_part_and_few_bytes_are_copied) {
  World world(100000, 0);
  std::string body(50000, 'b');
  Buffer in(world.pool);
  in.append(body + "few");
  cr_assert(world.spool.pushFrom(in, body.size()) && in.slice() == Slice("few"));
  cr_assert(world.spool.pushFrom(in, 3) && in.empty());
  cr_expect(world.drain(20000) == body + "few");
}

Test(ResponseSpool, what_nobody_wants_is_dropped) {
  World world(10, 0);
  cr_expect(world.spool.push("0123456789"));
  world.spool.discard();
  cr_expect(world.spool.empty());
  cr_expect(world.spool.push("abc"));
  Buffer in(world.pool);
  in.append("def");
  cr_expect(world.spool.pushFrom(in, 3));
  cr_expect(in.empty() && world.spool.empty());
  cr_expect_eq(world.spool.room(), 10u);
}
