// Every transition between the states of a CgiProcess, with real children.
#include "processes/CgiProcess.hpp"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/Signals.hpp"
#include "support/Memory.hpp"
#include "support/TempDir.hpp"

namespace {

const int kPatience = 2;

struct Waiter : Pollable {
  int wakes = 0;
  explicit Waiter(EventLoop& loop) : Pollable(loop) {}
  void onReady(int, short) override {}
  void onWake() override { ++wakes; }
};

struct Observer : CgiObserver {
  std::vector<std::string> lines;
  std::string failure;
  void scriptWroteError(const Slice& line) override { lines.push_back(line.str()); }
  void scriptFailed(const Slice& reason) override { failure = reason.str(); }
};

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// What the server does around a CgiProcess.
struct World {
  EventLoop loop;
  BlockPool pool{1 << 20};
  Children children{loop, pool};
  TempDir dir;
  int scripts = 0;

  World() {
    Signals::install();
    children.limit(4);
  }
  ~World() { children.endAll(); }
  void turn() {
    loop.beginTurn(std::min(children.longestSleep(), 50));
    if (children.isDue(Signals::takeChild())) children.tend();
    loop.endTurn();
  }
  bool eventually(const std::function<bool()>& question, double seconds = 10) {
    for (double end = now() + seconds; !question();) {
      if (now() > end) return false;
      turn();
    }
    return true;
  }
};

// One process that runs a shell script.
struct Script {
  World& world;
  Waiter waiter;
  Observer observer;
  std::unique_ptr<CgiProcess> process;

  Script(World& all, const std::string& lines) : world(all), waiter(all.loop) {
    process.reset(new CgiProcess(all.children, observer, waiter, kPatience));
    process->command().path = "/bin/sh";
    process->command().script = all.dir.write(std::to_string(++all.scripts), lines);
    process->command().directory = all.dir.path();
    process->command().environment.add("PATH", "/usr/bin:/bin");
  }
  CgiProcess::State state() const { return process->state(); }
  bool reaches(CgiProcess::State wanted, double seconds = 10) {
    return world.eventually([&] { return state() == wanted; }, seconds);
  }
  bool isWoken() {
    int before = waiter.wakes;
    return world.eventually([&] { return waiter.wakes > before; }, 0.5);
  }
  std::string output() const { return process->output().str(); }
  bool prints(const std::string& text) {
    return world.eventually([&] { return output() == text; });
  }
};

// Kills the process whose id the script has put into "pid", or puts there in a moment.
void killOrphan(World& world) {
  cr_assert(
      world.eventually([&] { return world.dir.read("pid").find('\n') != std::string::npos; }));
  kill(std::stoi(world.dir.read("pid")), SIGKILL);
}

// A script that goes on when the test says so.
const char kWait[] = "read x <gate;";

struct Gate {
  std::string path;
  explicit Gate(World& world) : path(world.dir.path("gate")) {
    cr_assert_eq(mkfifo(path.c_str(), 0600), 0);
  }
  void open() { std::ofstream(path) << "go\n"; }
};

std::string pulled(CgiProcess& process, BodySource::Result expected) {
  BlockPool pool(1 << 20);
  Buffer out(pool);
  BodySource::Result result = BodySource::kMore;
  while (result == BodySource::kMore)
    result = process.pull(out, 1000);
  cr_assert_eq(result, expected);
  return out.slice().str();
}

bool isAlive(const std::string& pid) { return kill(std::stoi(pid), 0) == 0; }

}  // namespace

Test(CgiProcess, awaits_its_input_before_it_starts) {
  World world;
  Script script(world, "touch started; exec cat");
  script.process->startWhenInputArrives();
  cr_assert_eq(script.process->push("hello"), 5u);
  world.turn();
  cr_assert_eq(script.state(), CgiProcess::kAwaitingInput);
  cr_assert_not(world.dir.exists("started"));
  script.process->closeInput();
  cr_assert_eq(script.state(), CgiProcess::kRunning);
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert_eq(script.output(), "hello");
}

Test(CgiProcess, starts_when_much_input_has_come) {
  World world;
  Script script(world, "exec wc -c");
  script.process->startWhenInputArrives();
  const std::string much(100000, 'x');
  std::size_t sent = script.process->push(much);
  cr_assert_eq(sent, std::size_t(InputPipe::kCapacity));
  cr_assert_eq(script.state(), CgiProcess::kRunning);
  while (sent < much.size()) {
    cr_assert(script.isWoken());
    sent += script.process->push(Slice(much).from(sent));
  }
  cr_assert(script.process->takesInput());
  script.process->closeInput();
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert_not(script.process->takesInput());
  cr_assert_eq(script.output(), "100000\n");
}

Test(CgiProcess, starts_with_a_file) {
  World world;
  Script script(world, "exec cat");
  std::string path = world.dir.write("body", "from a file");
  script.process->startWithFile(open(path.c_str(), O_RDONLY));
  cr_assert_not(script.process->takesInput());
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert_eq(script.output(), "from a file");
}

Test(CgiProcess, starts_with_nothing) {
  World world;
  Script script(world, "exec cat");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert_eq(script.output(), "");
}

Test(CgiProcess, gives_up_instead_of_starting) {
  World world;
  Script script(world, "touch started");
  script.process->giveUp(507, "the disk is full");
  cr_assert_eq(script.state(), CgiProcess::kFailed);
  cr_assert_eq(script.process->status(), 507);
  cr_assert_eq(script.observer.failure, "the disk is full");
  cr_assert(script.isWoken());
}

Test(CgiProcess, waits_in_line_for_a_place) {
  World world;
  world.children.limit(1);
  Gate gate(world);
  Script first(world, kWait);
  first.process->startWithFile(-1);
  Script second(world, "echo second");
  second.process->startWithFile(-1);
  cr_assert_eq(second.state(), CgiProcess::kInLine);
  gate.open();
  cr_assert(second.reaches(CgiProcess::kComplete));
  cr_assert_eq(second.output(), "second\n");
}

Test(CgiProcess, pushes_while_it_is_in_line) {
  World world;
  world.children.limit(1);
  Gate gate(world);
  Script first(world, kWait);
  first.process->startWithFile(-1);
  Script second(world, "exec cat");
  second.process->startWhenInputArrives();
  cr_assert_eq(second.process->push("body"), 4u);
  second.process->closeInput();
  cr_assert_eq(second.state(), CgiProcess::kInLine);
  gate.open();
  cr_assert(second.reaches(CgiProcess::kComplete));
  cr_assert_eq(second.output(), "body");
}

Test(CgiProcess, does_not_wait_in_line_for_ever) {
  World world;
  world.children.limit(1);
  Script first(world, "while echo x; do sleep 0.1; done");
  first.process->startWithFile(-1);
  Script second(world, "echo second");
  second.process->startWithFile(-1);
  cr_assert(second.reaches(CgiProcess::kFailed, kPatience + 3));
  cr_assert_eq(second.process->status(), 503);
}

Test(CgiProcess, a_full_line_is_a_failure) {
  World world;
  world.children.limit(1);
  Script first(world, "exec sleep 60");
  first.process->startWithFile(-1);
  std::vector<std::unique_ptr<Script> > line;
  for (int i = 0; i <= Children::kMostWaiting; ++i) {
    line.emplace_back(new Script(world, "echo hi"));
    line.back()->process->startWithFile(-1);
  }
  cr_assert_eq(line.front()->state(), CgiProcess::kInLine);
  cr_assert_eq(line.back()->state(), CgiProcess::kFailed);
  cr_assert_eq(line.back()->process->status(), 503);
}

Test(CgiProcess, one_that_leaves_the_line_is_never_started) {
  World world;
  world.children.limit(1);
  Gate gate(world);
  Script first(world, kWait);
  first.process->startWithFile(-1);
  Script second(world, "touch started");
  second.process->startWithFile(-1);
  second.process.reset();
  gate.open();
  cr_assert(first.reaches(CgiProcess::kComplete));
  for (int i = 0; i < 5; ++i)
    world.turn();
  cr_assert_not(world.dir.exists("started"));
}

Test(CgiProcess, output_that_ends_first_awaits_the_child) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo hi; exec >&-;") + kWait);
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOutputEnded));
  cr_assert(script.process->isUrgent());
  gate.open();
  cr_assert(script.reaches(CgiProcess::kComplete, 0.9));
  cr_assert_eq(pulled(*script.process, BodySource::kEnd), "hi\n");
}

Test(CgiProcess, a_child_that_goes_on_without_output_is_not_awaited_for_long) {
  World world;
  Script script(world, "echo hi; exec >&- 2>&- sleep 60");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOutputEnded));
  cr_assert(script.reaches(CgiProcess::kComplete, 4));
  cr_assert_not(script.process->isUrgent(), "poll() may sleep again");
}

Test(CgiProcess, a_signal_after_the_output_tears_it) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo hi; exec >&-;") + kWait + "kill -9 $$");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOutputEnded));
  gate.open();
  cr_assert(script.reaches(CgiProcess::kFailed));
  cr_assert_eq(script.process->status(), 502);
  cr_assert_neq(script.observer.failure.find("signal 9"), std::string::npos);
  cr_assert_eq(pulled(*script.process, BodySource::kError), "hi\n");
}

Test(CgiProcess, a_child_that_ends_first_leaves_an_orphaned_output) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo hi; (") + kWait + "echo more) 2>&- &");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOrphaned));
  gate.open();
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert_eq(pulled(*script.process, BodySource::kEnd), "hi\nmore\n");
}

Test(CgiProcess, an_orphaned_output_is_not_awaited_for_ever) {
  World world;
  Script script(world, "echo hi; sleep 60 & echo $!");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOrphaned));
  cr_assert(script.reaches(CgiProcess::kComplete, 5));
  std::string all = pulled(*script.process, BodySource::kEnd);
  cr_assert_eq(all.substr(0, 3), "hi\n");
  kill(std::stoi(all.substr(3)), SIGKILL);
}

Test(CgiProcess, last_words_are_told_before_it_is_complete) {
  World world;
  for (int i = 0; i < 20; ++i) {
    Script script(world, "printf 'last words' >&2");
    script.process->startWithFile(-1);
    cr_assert(script.reaches(CgiProcess::kComplete));
    cr_assert_eq(script.observer.lines.size(), 1u);
    cr_assert_eq(script.observer.lines[0], "last words");
  }
}

Test(CgiProcess, a_standard_error_that_stays_open_gets_one_more_look) {
  World world;
  Script script(world, "echo words >&2; sleep 60 >&- & echo $! > pid");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kComplete, 1.5));
  cr_assert_eq(script.observer.lines[0], "words");
  killOrphan(world);
}

// The script says its last words and ends after this turn's poll(), and before the child is reaped.
Test(CgiProcess, words_that_are_said_after_poll_are_not_lost) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo $$; exec >&-;") + kWait + "echo words >&2; exit 0");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kOutputEnded));
  std::string stat = "/proc/" + std::to_string(std::stoi(script.output())) + "/stat";
  world.loop.beginTurn(0);
  gate.open();
  std::string state;
  while (state != "Z") {
    std::string skipped;
    std::ifstream(stat) >> skipped >> skipped >> state;
  }
  world.children.tend();
  cr_assert_eq(script.state(), CgiProcess::kLastErrors);
  world.loop.endTurn();
  cr_assert_eq(script.state(), CgiProcess::kLastErrors);
  world.turn();
  cr_assert_eq(script.state(), CgiProcess::kComplete);
  cr_assert_eq(script.observer.lines.size(), 1u);
}

Test(CgiProcess, one_that_does_not_move_fails) {
  World world;
  Script script(world, "printf words >&2; exec sleep 60");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kFailed, kPatience + 3));
  cr_assert_eq(script.process->status(), 504);
  cr_assert_eq(script.observer.lines[0], "words");
}

Test(CgiProcess, one_that_waits_for_us_is_not_to_blame) {
  World world;
  Script slow(world, "exec cat");
  slow.process->startWhenInputArrives();
  slow.process->push(std::string(InputPipe::kCapacity, 'x'));
  Script full(world, "exec head -c 300000 /dev/zero");
  full.process->startWithFile(-1);
  double end = now() + kPatience + 2;
  cr_assert(world.eventually([&] {
    slow.process->takeOutput(slow.process->output().size());
    return now() > end;
  }));
  cr_assert_eq(slow.state(), CgiProcess::kRunning);
  cr_assert_eq(full.state(), CgiProcess::kRunning);
  cr_assert(full.process->isFull());
}

Test(CgiProcess, one_that_cannot_be_executed_fails) {
  World world;
  Script script(world, "");
  script.process->command().path = "/nothing/of/this/name";
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kFailed));
  cr_assert_eq(script.process->status(), 502);
  cr_assert_neq(script.observer.lines[0].find("cannot execute"), std::string::npos);
}

Test(CgiProcess, discarded_output_lets_the_script_finish) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo one;") + kWait + "echo two; touch done");
  script.process->startWithFile(-1);
  cr_assert(script.prints("one\n"));
  script.process->setLength(100);
  script.process->discardOutput();
  cr_assert_eq(script.state(), CgiProcess::kDiscarding);
  pulled(*script.process, BodySource::kWait);
  gate.open();
  cr_assert(script.reaches(CgiProcess::kComplete));
  cr_assert(world.dir.exists("done"));
  cr_assert_eq(pulled(*script.process, BodySource::kEnd), "");
}

Test(CgiProcess, discarded_output_is_not_waited_for_long) {
  World world;
  Script script(world, "echo $$; exec sleep 60");
  script.process->startWithFile(-1);
  cr_assert(world.eventually([&] { return !script.output().empty(); }));
  std::string pid = script.output();
  script.process->discardOutput();
  cr_assert(script.reaches(CgiProcess::kComplete, 5));
  cr_assert(isAlive(pid), "it is left alone");
  script.process.reset();
  cr_assert(world.eventually([&] { return !isAlive(pid); }, kPatience + 4),
            "it has some seconds to finish");
}

Test(CgiProcess, endless_output_is_not_discarded_for_ever) {
  World world;
  Script script(world, "exec yes");
  script.process->startWithFile(-1);
  cr_assert(world.eventually([&] { return !script.output().empty(); }));
  script.process->discardOutput();
  cr_assert(script.reaches(CgiProcess::kComplete, 1.5));
}

Test(CgiProcess, a_signal_does_not_matter_once_output_is_discarded) {
  World world;
  Gate gate(world);
  Script script(world, std::string("echo one;") + kWait + "kill -9 $$");
  script.process->startWithFile(-1);
  cr_assert(script.prints("one\n"));
  script.process->discardOutput();
  gate.open();
  cr_assert(script.reaches(CgiProcess::kComplete));
}

Test(CgiProcess, a_complete_output_can_be_discarded) {
  World world;
  Script script(world, "echo hi");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kComplete));
  script.process->discardOutput();
  cr_assert_eq(script.state(), CgiProcess::kComplete);
  cr_assert_eq(pulled(*script.process, BodySource::kEnd), "");
}

Test(CgiProcess, the_first_output_is_held_until_a_quick_script_has_ended) {
  World world;
  int together = 0;
  for (int i = 0; i < 20; ++i) {
    Script script(world, "echo hi");
    script.process->startWithFile(-1);
    world.turn();  // it has started: that is told
    int before = script.waiter.wakes;
    world.eventually([&] { return script.waiter.wakes > before; });
    together += script.state() == CgiProcess::kComplete;
  }
  cr_assert_gt(together, 10);
}

Test(CgiProcess, the_first_output_of_a_slow_script_is_told_soon) {
  World world;
  Script script(world, "echo hi; exec sleep 60");
  script.process->startWithFile(-1);
  world.turn();
  cr_assert(script.prints("hi\n"));
  cr_assert(script.isWoken());
  cr_assert_eq(script.state(), CgiProcess::kRunning);
}

Test(CgiProcess, the_first_output_of_an_orphan_is_told_soon) {
  World world;
  Script script(world, "echo hi; sleep 60 & echo $! > pid");
  script.process->startWithFile(-1);
  world.turn();
  cr_assert(world.eventually([&] { return script.output() == "hi\n"; }));
  cr_assert_neq(script.state(), CgiProcess::kComplete, "only its end was told");
  killOrphan(world);
}

Test(CgiProcess, a_body_of_known_length_ends_before_the_script_does) {
  World world;
  Script script(world, "printf hello; exec sleep 60");
  script.process->startWithFile(-1);
  cr_assert(script.prints("hello"));
  script.process->setLength(4);
  cr_assert_eq(script.process->length(), 4);
  cr_assert_eq(pulled(*script.process, BodySource::kEnd), "hell");
}

Test(CgiProcess, a_body_that_is_too_short_is_an_error) {
  World world;
  Script script(world, "printf hello");
  script.process->startWithFile(-1);
  cr_assert(script.reaches(CgiProcess::kComplete));
  script.process->setLength(6);
  cr_assert_eq(pulled(*script.process, BodySource::kError), "hello");
}

Test(CgiProcess, one_that_nobody_wants_any_more_is_ended) {
  World world;
  Script script(world, "echo $$; trap '' TERM; while :; do sleep 0.1; done");
  script.process->startWithFile(-1);
  cr_assert(world.eventually([&] { return !script.output().empty(); }));
  std::string pid = script.output();
  script.process.reset();
  cr_assert(isAlive(pid), "it is asked first");
  cr_assert(world.eventually([&] { return !isAlive(pid); }, Children::kGraceSeconds + 3));
}

Test(CgiProcess, a_script_that_reads_no_more_takes_and_drops_all) {
  World world;
  Gate gate(world);
  Script script(world, std::string("exec <&-; echo deaf;") + kWait);
  script.process->startWhenInputArrives();
  script.process->push(std::string(InputPipe::kCapacity, 'x'));
  cr_assert(world.eventually([&] {
    script.process->push("more");
    return !script.process->takesInput();
  }));
  cr_assert_eq(script.process->push(std::string(100000, 'x')), 100000u);
  script.process->closeInput();
  gate.open();
  cr_assert(script.reaches(CgiProcess::kComplete));
}

Test(CgiProcess, out_of_memory_fails_what_is_not_over) {
  World world;
  Script script(world, "echo $$; exec sleep 60");
  script.process->startWithFile(-1);
  cr_assert(world.eventually([&] { return !script.output().empty(); }));
  std::string pid = script.output();
  {
    Memory none(0);
    script.process->onOutOfMemory();
  }
  cr_assert_eq(script.state(), CgiProcess::kFailed);
  cr_assert_eq(script.process->status(), 500);
  cr_assert(script.isWoken());
  cr_assert(world.eventually([&] { return !isAlive(pid); }, 5));
  Script complete(world, "echo hi");
  complete.process->startWithFile(-1);
  cr_assert(complete.reaches(CgiProcess::kComplete));
  complete.process->onOutOfMemory();
  cr_assert_eq(complete.state(), CgiProcess::kComplete);
}

Test(CgiProcess, its_destructor_needs_no_memory) {
  World world;
  world.children.limit(3);
  Gate gate(world);
  Script running(world, "exec cat");
  running.process->startWhenInputArrives();
  running.process->push(std::string(InputPipe::kCapacity, 'x'));
  Script discarding(world, "echo hi; exec sleep 60");
  discarding.process->startWithFile(-1);
  cr_assert(discarding.prints("hi\n"));
  discarding.process->discardOutput();
  Script ended(world, std::string("echo hi; exec >&-;") + kWait);
  ended.process->startWithFile(-1);
  cr_assert(ended.reaches(CgiProcess::kOutputEnded));
  Script inLine(world, "echo hi");
  inLine.process->startWithFile(-1);
  cr_assert_eq(inLine.state(), CgiProcess::kInLine);
  Memory none(0);
  inLine.process.reset();
  running.process.reset();
  discarding.process.reset();
  ended.process.reset();
}

// The memory runs out at each allocation in turn while a child's end is told and the next in line
// starts: these fail, and the server goes on.
Test(Children, out_of_memory_costs_only_who_met_it) {
  for (long allowed = 0; allowed < 4; ++allowed) {
    World world;
    world.children.limit(1);
    Gate gate(world);
    Script first(world, std::string("echo $$; exec >&-;") + kWait + "kill -9 $$");
    first.process->startWithFile(-1);
    cr_assert(first.reaches(CgiProcess::kOutputEnded));
    Script second(world, "echo hi");
    second.process->startWithFile(-1);
    Script third(world, "echo hi");
    third.process->startWithFile(-1);
    std::string stat = "/proc/" + std::to_string(std::stoi(first.output())) + "/stat";
    gate.open();
    for (std::string state, skipped; state != "Z";)
      std::ifstream(stat) >> skipped >> skipped >> state;
    world.loop.beginTurn(0);
    {
      Memory little(allowed);
      world.children.tend();
    }
    world.loop.endTurn();
    cr_assert(first.reaches(CgiProcess::kFailed));
    for (Script* next : {&second, &third})
      cr_assert(world.eventually([&] {
        return next->state() == CgiProcess::kComplete || next->state() == CgiProcess::kFailed;
      }));
    Script later(world, "echo hi");
    later.process->startWithFile(-1);
    cr_assert(later.reaches(CgiProcess::kComplete));
  }
}
