#include "net/TimerWheel.hpp"

#include <criterion/criterion.h>

#include <cstdlib>
#include <map>
#include <vector>

#include "net/EventLoop.hpp"

namespace {
struct Thing : Pollable {
  explicit Thing(EventLoop& loop) : Pollable(loop) {}
  void onReady(int, short) override {}
};

std::vector<Pollable*> expired(TimerWheel& wheel, long now) {
  std::vector<Pollable*> all;
  wheel.advance(now);
  while (Pollable* one = wheel.takeExpired())
    all.push_back(one);
  return all;
}
}  // namespace

Test(TimerWheel, never_early_and_in_the_second_after) {
  EventLoop loop;
  TimerWheel wheel(1000);
  Thing thing(loop);
  wheel.set(&thing, 3);
  cr_assert(expired(wheel, 1003).empty());
  cr_assert_eq(expired(wheel, 1004).size(), 1u);
  cr_assert(expired(wheel, 1010).empty());
}

Test(TimerWheel, zero_seconds_is_the_next_second) {
  EventLoop loop;
  TimerWheel wheel(1000);
  Thing thing(loop);
  wheel.set(&thing, 0);
  cr_assert(expired(wheel, 1000).empty());
  cr_assert_eq(expired(wheel, 1001).size(), 1u);
}

Test(TimerWheel, set_again_moves_it_both_ways) {
  EventLoop loop;
  TimerWheel wheel(0);
  Thing thing(loop);
  wheel.set(&thing, 5);
  wheel.set(&thing, 10);
  cr_assert(expired(wheel, 10).empty());
  cr_assert_eq(expired(wheel, 11).size(), 1u);
  wheel.set(&thing, 20);
  wheel.set(&thing, 1);
  cr_assert_eq(expired(wheel, 13).size(), 1u);
  cr_assert(expired(wheel, 40).empty());
}

Test(TimerWheel, cleared_never_runs_out) {
  EventLoop loop;
  TimerWheel wheel(0);
  Thing thing(loop);
  wheel.set(&thing, 2);
  wheel.clear(&thing);
  wheel.clear(&thing);
  cr_assert(expired(wheel, 20).empty());
}

Test(TimerWheel, longer_than_a_round) {
  EventLoop loop;
  TimerWheel wheel(0);
  Thing thing(loop);
  wheel.set(&thing, 2000);
  for (long now = 1; now <= 2000; ++now)
    cr_assert(expired(wheel, now).empty(), "early at %ld", now);
  cr_assert_eq(expired(wheel, 2001).size(), 1u);
}

Test(TimerWheel, agrees_with_a_plain_list_over_many_random_steps) {
  EventLoop loop;
  TimerWheel wheel(0);
  std::vector<Thing*> things;
  std::map<Pollable*, long> due;
  for (int i = 0; i < 200; ++i)
    things.push_back(new Thing(loop));
  std::srand(7);
  for (long now = 0; now < 5000; ++now) {
    for (Pollable* one : expired(wheel, now)) {
      cr_assert_eq(due[one], now);
      due.erase(one);
    }
    for (const auto& left : due)
      cr_assert_gt(left.second, now);
    for (int i = 0; i < 20; ++i) {
      Thing* thing = things[static_cast<size_t>(std::rand()) % things.size()];
      if (std::rand() % 4 == 0) {
        wheel.clear(thing);
        due.erase(thing);
      } else {
        int seconds = std::rand() % 900;
        wheel.set(thing, seconds);
        due[thing] = now + seconds + 1;
      }
    }
  }
  for (Thing* thing : things) {
    wheel.clear(thing);
    delete thing;
  }
}

Test(TimerWheel, one_that_dies_leaves_the_wheel_clean) {
  EventLoop loop;
  Thing* thing = new Thing(loop);
  loop.setTimer(thing, 1);
  delete thing;
  loop.turn();
}
