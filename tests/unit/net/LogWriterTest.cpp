#include "net/LogWriter.hpp"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "net/EventLoop.hpp"
#include "support/TempDir.hpp"

namespace {

// Logs a line when it is deleted, as a connection does.
struct Mourned : Pollable {
  LogWriter& log;
  Mourned(EventLoop& loop, LogWriter& writer) : Pollable(loop), log(writer) {}
  ~Mourned() override { log.writeLine("deleted\n"); }
  void onReady(int, short) override {}
};

struct World {
  TempDir dir;
  EventLoop loop;
  BlockPool pool;
  LogWriter log;

  World() : pool(1 << 20), log(loop, pool) {}
  void open(const std::string& name = "log") {
    cr_assert(log.open(dir.path() + "/" + name).isOk());
  }
  std::string written() const { return dir.read("log"); }
};

// Returns what a pipe has at present.
std::string readPipe(int fd) {
  char bytes[8192];
  ssize_t count = read(fd, bytes, sizeof bytes);
  return count > 0 ? std::string(bytes, static_cast<std::size_t>(count)) : "";
}

}  // namespace

Test(LogWriter, lines_of_a_turn_are_written_at_its_end) {
  World world;
  world.open();
  world.log.writeLine("one\n");
  world.log.writeLine("two\n");
  cr_expect_eq(world.written(), "");
  world.loop.turn(0);
  cr_expect_eq(world.written(), "one\ntwo\n");
  world.log.writeLine("three\n");
  world.loop.turn(0);
  cr_expect_eq(world.written(), "one\ntwo\nthree\n");
}

Test(LogWriter, lines_of_what_the_turn_deletes_are_among_them) {
  World world;
  world.open();
  world.loop.retire(new Mourned(world.loop, world.log));
  world.loop.turn(0);
  cr_expect_eq(world.written(), "deleted\n");
}

Test(LogWriter, an_error_log_is_written_at_once) {
  World world;
  world.open();
  world.log.setBuffered(false);
  world.log.writeLine("now\n");
  cr_expect_eq(world.written(), "now\n");
}

Test(LogWriter, a_buffer_is_written_when_it_is_full) {
  World world;
  LogBuffer buffer;
  buffer.size = 10;
  buffer.seconds = LogBuffer::kUntilFull;
  world.log.setBuffer(buffer);
  world.open();
  world.log.writeLine("12345\n");
  world.loop.turn(0);
  cr_expect_eq(world.written(), "");
  world.log.writeLine("6789\n");
  cr_expect_eq(world.written(), "12345\n6789\n");
}

Test(LogWriter, a_buffer_is_written_when_its_time_is_over) {
  World world;
  LogBuffer buffer;
  buffer.seconds = 1;
  world.log.setBuffer(buffer);
  world.open();
  world.loop.turn(0);
  world.log.writeLine("line\n");
  world.loop.turn(0);
  cr_expect_eq(world.written(), "");
  for (int i = 0; i < 40 && world.written().empty(); ++i)
    world.loop.turn(100);
  cr_expect_eq(world.written(), "line\n");
}

Test(LogWriter, a_renamed_file_keeps_what_came_before) {
  World world;
  world.open();
  world.log.writeLine("old\n");
  cr_assert_eq(rename((world.dir.path() + "/log").c_str(), (world.dir.path() + "/1").c_str()), 0);
  cr_assert(world.log.reopen().isOk());
  world.log.writeLine("new\n");
  world.loop.turn(0);
  cr_expect_eq(world.dir.read("1"), "old\n");
  cr_expect_eq(world.written(), "new\n");
}

Test(LogWriter, a_pipe_is_written_when_poll_reports_it) {
  World world;
  const std::string path = world.dir.path() + "/pipe";
  cr_assert_eq(mkfifo(path.c_str(), 0600), 0);
  int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
  world.open("pipe");
  world.log.writeLine("line\n");
  world.loop.turn(0);
  world.loop.turn(0);
  cr_expect_eq(readPipe(reader), "line\n");
  close(reader);
}

Test(LogWriter, a_slow_reader_loses_lines_and_learns_how_many) {
  World world;
  const std::string path = world.dir.path() + "/pipe";
  cr_assert_eq(mkfifo(path.c_str(), 0600), 0);
  int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
  world.open("pipe");
  const std::string line = std::string(1023, 'x') + "\n";
  const int kLines = 1000;
  for (int i = 0; i < kLines; ++i)
    world.log.writeLine(line);
  std::string all;
  for (int i = 0; i < 1000 && !world.log.isDrained(); ++i) {
    world.loop.turn(0);
    all += readPipe(reader);
  }
  cr_expect_eq(all.size(), std::size_t(LogWriter::kCapacity));
  world.log.writeLine("after\n");
  for (int i = 0; i < 3; ++i)
    world.loop.turn(0);
  std::string dropped = std::to_string(kLines - int(LogWriter::kCapacity) / 1024);
  cr_expect_eq(readPipe(reader),
               "... " + dropped + " lines dropped: this log's reader was too slow\nafter\n");
  close(reader);
}
