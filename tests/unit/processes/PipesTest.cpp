// The three pipes of a CGI script, each by itself: the test is the script.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "net/EventLoop.hpp"
#include "processes/ErrorLines.hpp"
#include "processes/InputPipe.hpp"
#include "processes/OutputPipe.hpp"
#include "processes/Pipe.hpp"

namespace {

typedef std::vector<std::string> Texts;

// Hands what poll() reports to the pipe under test.
template <class Part>
struct Owner : Pollable {
  Part* part = nullptr;
  int calls = 0;
  explicit Owner(EventLoop& loop) : Pollable(loop) {}
  void onReady(int, short) override {
    ++calls;
    use(*part);
  }
  static void use(InputPipe& pipe) { pipe.write(); }
  static void use(OutputPipe& pipe) {
    if (!pipe.read()) pipe.close();
  }
  static void use(ErrorLines& pipe) { pipe.read(); }
};

struct Said : CgiObserver {
  Texts lines;
  void scriptWroteError(const Slice& line) override { lines.push_back(line.str()); }
  void scriptFailed(const Slice&) override {}
};

// So much for poll(); it does not sleep long where there is nothing.
void turn(EventLoop& loop) { loop.turn(5); }

struct Input {
  EventLoop loop;
  BlockPool pool{1 << 20};
  Owner<InputPipe> owner{loop};
  InputPipe pipe{loop, pool, &owner};
  Pipe ends;

  Input() { owner.part = &pipe; }
  void attach() {
    cr_assert(ends.open());
    pipe.attach(ends.toWrite);
  }
  std::string read(std::size_t most = 1 << 20) {
    std::string bytes(most, '\0');
    ssize_t got = ::read(ends.toRead.get(), &bytes[0], most);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }
};

struct Output {
  EventLoop loop;
  BlockPool pool{1 << 20};
  Owner<OutputPipe> owner{loop};
  OutputPipe pipe{loop, pool, &owner};
  Pipe ends;

  Output() {
    owner.part = &pipe;
    cr_assert(ends.open());
    pipe.attach(ends.toRead);
  }
  void write(const std::string& bytes) {
    cr_assert_eq(::write(ends.toWrite.get(), bytes.data(), bytes.size()), ssize_t(bytes.size()));
  }
};

struct Errors {
  EventLoop loop;
  BlockPool pool{1 << 20};
  Owner<ErrorLines> owner{loop};
  Said said;
  ErrorLines pipe{loop, pool, &owner, said};
  Pipe ends;

  Errors() {
    owner.part = &pipe;
    cr_assert(ends.open());
    pipe.attach(ends.toRead);
  }
  void write(const std::string& bytes) {
    cr_assert_eq(::write(ends.toWrite.get(), bytes.data(), bytes.size()), ssize_t(bytes.size()));
    turn(loop);
  }
};

}  // namespace

Test(InputPipe, without_expect_it_takes_and_drops_all) {
  Input input;
  cr_assert_eq(input.pipe.state(), InputPipe::kEnded);
  cr_assert_eq(input.pipe.push("abc"), 3u);
  cr_assert_not(input.pipe.isStarved());
}

Test(InputPipe, keeps_what_comes_before_the_script_starts) {
  Input input;
  input.pipe.expect();
  cr_assert(input.pipe.isStarved());
  cr_assert_eq(input.pipe.push("abc"), 3u);
  input.attach();
  turn(input.loop);
  cr_assert_eq(input.read(), "abc");
  cr_assert(input.pipe.isStarved());
  cr_assert_eq(input.pipe.push("def"), 3u);
  turn(input.loop);
  cr_assert_eq(input.read(), "def");
  input.pipe.finish();
  cr_assert_eq(input.pipe.state(), InputPipe::kEnded);
  cr_assert_eq(input.read(), "");
}

Test(InputPipe, ends_when_all_is_written) {
  Input input;
  input.pipe.expect();
  input.pipe.push("abc");
  input.pipe.finish();
  cr_assert_eq(input.pipe.state(), InputPipe::kWhole);
  cr_assert_not(input.pipe.isStarved());
  input.attach();
  turn(input.loop);
  cr_assert_eq(input.pipe.state(), InputPipe::kEnded);
  cr_assert_eq(input.read(), "abc");
  cr_assert_eq(input.read(), "");
}

Test(InputPipe, an_empty_whole_input_ends_at_the_start) {
  Input input;
  input.pipe.expect();
  input.pipe.finish();
  cr_assert_eq(input.pipe.state(), InputPipe::kWhole);
  input.attach();
  cr_assert_eq(input.pipe.state(), InputPipe::kEnded);
}

Test(InputPipe, is_bounded) {
  Input input;
  input.pipe.expect();
  const std::string much(InputPipe::kCapacity + 100, 'x');
  cr_assert_eq(input.pipe.push(much), std::size_t(InputPipe::kCapacity));
  cr_assert(input.pipe.isFull());
  cr_assert_eq(input.pipe.push("y"), 0u);
}

Test(InputPipe, a_script_that_reads_no_more_ends_it) {
  Input input;
  input.pipe.expect();
  input.pipe.push("abc");
  input.attach();
  input.ends.toRead.reset();
  signal(SIGPIPE, SIG_IGN);
  turn(input.loop);
  cr_assert_eq(input.pipe.state(), InputPipe::kEnded);
  cr_assert_eq(input.pipe.push("def"), 3u);
}

Test(OutputPipe, gives_what_has_come_until_the_end) {
  Output output;
  output.write("abc");
  turn(output.loop);
  cr_assert(output.pipe.bytes() == "abc");
  output.pipe.take(2);
  cr_assert(output.pipe.bytes() == "c");
  output.ends.toWrite.reset();
  turn(output.loop);
  cr_assert_not(output.pipe.isOpen());
  cr_assert(output.pipe.bytes() == "c", "what has come stays");
}

Test(OutputPipe, when_it_is_full_the_script_waits) {
  Output output;
  for (int i = 0; i < 16; ++i) {
    output.write(std::string(8192, 'x'));
    turn(output.loop);
  }
  cr_assert(output.pipe.isFull());
  cr_assert_eq(output.pipe.bytes().size(), std::size_t(OutputPipe::kCapacity));
  int calls = output.owner.calls;
  turn(output.loop);
  cr_assert_eq(output.owner.calls, calls, "poll() does not look at it");
  output.pipe.take(1);
  turn(output.loop);
  cr_assert_gt(output.owner.calls, calls);
}

Test(OutputPipe, drops_all_when_told_so) {
  Output output;
  output.write("abc");
  turn(output.loop);
  output.pipe.dropAll();
  cr_assert(output.pipe.bytes().empty());
  output.write("defgh");
  turn(output.loop);
  cr_assert(output.pipe.bytes().empty());
  cr_assert_eq(output.pipe.dropped(), 5u);
  cr_assert_eq(output.pool.lent(), 0u);
}

Test(ErrorLines, tells_whole_lines) {
  Errors errors;
  errors.write("one\ntw");
  cr_assert(errors.said.lines == Texts({"one"}));
  errors.write("o\n\nthree");
  cr_assert(errors.said.lines == Texts({"one", "two", ""}));
  errors.pipe.finish();
  cr_assert(errors.said.lines == Texts({"one", "two", "", "three"}));
  errors.pipe.finish();
  cr_assert_eq(errors.said.lines.size(), 4u);
}

Test(ErrorLines, tells_the_last_line_at_the_end) {
  Errors errors;
  errors.write("last words");
  cr_assert(errors.said.lines.empty());
  errors.ends.toWrite.reset();
  turn(errors.loop);
  cr_assert(errors.said.lines == Texts({"last words"}));
  cr_assert_not(errors.pipe.isOpen());
  cr_assert_eq(errors.pool.lent(), 0u);
}

Test(ErrorLines, a_long_line_comes_in_pieces) {
  Errors errors;
  const std::string piece(ErrorLines::kLongestLine, 'x');
  errors.write(piece);
  errors.write("yz\n");
  cr_assert(errors.said.lines == Texts({piece, "yz"}));
}

Test(ErrorLines, a_flood_is_cut_off_and_still_read) {
  Errors errors;
  const std::string line(1023, 'x');
  for (int i = 0; i < 100; ++i)
    errors.write(line + "\n");
  cr_assert_eq(errors.said.lines.size(), ErrorLines::kMostBytes / 1024 + 1u);
  cr_assert_neq(errors.said.lines.back().find("not logged"), std::string::npos);
}
