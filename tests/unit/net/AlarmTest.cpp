#include "net/Alarm.hpp"

#include <criterion/criterion.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "net/EventLoop.hpp"
#include "support/TempDir.hpp"

namespace {

typedef std::vector<int> Names;

struct Thing : Pollable {
  int name;
  Names& woken;
  Thing(EventLoop& loop, int n, Names& w) : Pollable(loop), name(n), woken(w) {}
  void onReady(int, short) override {}
  void onWake() override { woken.push_back(name); }
};

// A loop whose clock the test sets.
struct Clocked {
  TempDir dir;
  EventLoop loop;
  Names woken;

  Clocked() : loop(dir.path("uptime")) { at(100000); }
  void at(int hundredths) {
    char text[32];
    snprintf(text, sizeof text, "%d.%02d 0.00\n", hundredths / 100, hundredths % 100);
    dir.write("uptime", text);
  }
  Names turnAt(int hundredths) {
    at(hundredths);
    woken.clear();
    loop.turn(0);
    return woken;
  }
};

}  // namespace

Test(Alarm, it_wakes_at_its_moment_and_once) {
  Clocked clocked;
  Thing thing(clocked.loop, 1, clocked.woken);
  Alarm alarm(clocked.loop.alarms());
  alarm.set(100005, &thing);
  cr_assert(clocked.turnAt(100004).empty());
  cr_assert(alarm.isSet());
  cr_assert_eq(clocked.turnAt(100005).size(), 1u);
  cr_assert_not(alarm.isSet());
  cr_assert(clocked.turnAt(100010).empty());
  cr_assert(clocked.loop.alarms().empty());
}

Test(Alarm, the_next_one_shortens_the_sleep) {
  Clocked clocked;
  Thing thing(clocked.loop, 1, clocked.woken);
  AlarmQueue& queue = clocked.loop.alarms();
  cr_assert_eq(queue.sleep(1000), 1000);
  clocked.loop.turn(0);
  cr_assert_eq(queue.now(), 100000);
  Alarm later(queue), sooner(queue);
  later.set(100500, &thing);
  cr_assert_eq(queue.sleep(1000), 1000);
  sooner.set(100007, &thing);
  cr_assert_eq(queue.sleep(1000), 70);
  cr_assert_eq(queue.sleep(50), 50);
  sooner.set(99999, &thing);
  cr_assert_eq(queue.sleep(1000), 0);
  sooner.cancel();
  cr_assert_eq(queue.sleep(1000), 1000);
}

Test(Alarm, they_come_in_order_whatever_the_order_of_setting) {
  Clocked clocked;
  const int kCount = 500;
  std::vector<std::unique_ptr<Thing> > things;
  std::vector<std::unique_ptr<Alarm> > alarms;
  unsigned random = 7;
  std::vector<std::pair<int, int> > expected;
  for (int i = 0; i < kCount; ++i) {
    things.emplace_back(new Thing(clocked.loop, i, clocked.woken));
    alarms.emplace_back(new Alarm(clocked.loop.alarms()));
    random = random * 1103515245 + 12345;
    int moment = 100001 + static_cast<int>(random >> 16) % 90;
    alarms.back()->set(moment, things.back().get());
    if (i % 3 == 1) alarms[i / 2]->cancel();
    if (i % 5 == 2) alarms.back()->set(moment += 7, things.back().get());
    expected.emplace_back(moment, i);
  }
  Names set;
  for (const auto& one : expected)
    if (alarms[one.second]->isSet()) set.push_back(one.second);
  std::stable_sort(set.begin(), set.end(),
                   [&](int a, int b) { return expected[a].first < expected[b].first; });
  cr_assert(clocked.turnAt(100200) == set);
}

Test(Alarm, an_alarm_that_goes_is_forgotten) {
  Clocked clocked;
  Thing thing(clocked.loop, 1, clocked.woken);
  {
    Alarm gone(clocked.loop.alarms());
    gone.set(100001, &thing);
  }
  cr_assert(clocked.loop.alarms().empty());
  cr_assert(clocked.turnAt(100100).empty());
}

// The real clock: a sleep of 50 ms is neither cut short nor rounded to a second.
Test(Alarm, poll_sleeps_until_the_next_alarm) {
  EventLoop loop;
  Names woken;
  Thing thing(loop, 1, woken);
  Alarm alarm(loop.alarms());
  loop.turn(0);
  alarm.set(loop.alarms().now() + 5, &thing);
  auto begin = std::chrono::steady_clock::now();
  int turns = 0;
  for (; woken.empty() && turns < 100; ++turns)
    loop.turn();
  std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  cr_assert_geq(took.count(), 0.03);
  cr_assert_lt(took.count(), 0.9);
  cr_assert_leq(turns, 10);
}
