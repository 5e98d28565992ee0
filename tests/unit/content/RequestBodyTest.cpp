#include "content/RequestBody.hpp"

#include <criterion/criterion.h>
#include <unistd.h>

#include <string>

#include "support/TempDir.hpp"

namespace {

struct World {
  TempDir dir;
  BlockPool pool;
  PartNames names;
  RequestBody body;

  World() : pool(0) {}

  // Reads what there is, `room` bytes at a time.
  std::string read(std::size_t room) {
    std::string all;
    while (body.unread() > 0) {
      Buffer out(pool);
      cr_assert(body.read(out, room));
      cr_assert(out.size() <= room && !out.empty());
      all += out.slice().str();
    }
    return all;
  }
};

}  // namespace

Test(RequestBody, nothing_is_a_whole_body) {
  World world;
  cr_expect(world.body.isAtEnd());
  cr_expect(world.body.rewind());
  cr_expect_eq(world.body.size(), 0);
}

Test(RequestBody, a_collected_body_is_read_again_and_again) {
  const std::string text = "0123456789abcdefghij";
  for (std::size_t memory : {std::size_t(0), std::size_t(10), std::size_t(20)}) {
    World world;
    world.body.begin(memory, world.dir.path(), world.names, getpid());
    for (std::size_t i = 0; i < text.size(); i += 3)
      cr_assert(world.body.push(Slice(text).sub(i, 3)));
    cr_expect(!world.body.isAtEnd());
    cr_assert(world.body.finish());
    for (std::size_t room : {std::size_t(1), std::size_t(7), std::size_t(100)}) {
      cr_assert(world.body.mayRewind() && world.body.rewind());
      cr_expect_eq(world.read(room), text);
      cr_expect(world.body.isAtEnd());
    }
  }
}

Test(RequestBody, a_descriptor_reads_the_whole_of_it) {
  const std::string text = "0123456789abcdefghij";
  for (std::size_t memory : {std::size_t(0), std::size_t(10), std::size_t(20)}) {
    World world;
    world.body.begin(memory, world.dir.path(), world.names, getpid());
    cr_assert(world.body.push(text) && world.body.finish() && world.body.rewind());
    cr_expect_eq(world.read(7), text);
    for (int i = 0; i < 2; ++i) {
      Fd fd(world.body.openReader());
      char bytes[32];
      cr_assert_eq(read(fd.get(), bytes, sizeof bytes), ssize_t(text.size()));
      cr_expect_eq(std::string(bytes, text.size()), text);
    }
    cr_assert(world.body.rewind());
    cr_expect_eq(world.read(7), text);
  }
}

Test(RequestBody, a_stream_is_bounded_and_gone_when_read) {
  World world;
  world.body.beginStream(8);
  cr_expect_eq(world.body.room(), 8u);
  cr_assert(world.body.push("01234"));
  cr_expect_eq(world.body.room(), 3u);
  cr_expect(world.body.mayRewind() && world.body.rewind());
  Buffer out(world.pool);
  cr_assert(world.body.read(out, 2));
  cr_expect_eq(out.slice().str(), "01");
  cr_expect_eq(world.body.room(), 5u);
  cr_expect(!world.body.mayRewind() && !world.body.rewind());
  cr_assert(world.body.push("56789"));
  cr_expect_eq(world.body.room(), 0u);
  cr_expect_eq(world.read(3), "23456789");
  cr_expect(!world.body.isAtEnd());
  cr_assert(world.body.finish());
  cr_expect(world.body.isAtEnd());
  cr_expect_eq(world.body.size(), 10);
}
