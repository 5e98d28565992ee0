#include "net/ScanPolicy.hpp"

#include <criterion/criterion.h>

#include <vector>

namespace {
ScanPolicy::Facts quiet(size_t hot, size_t cold) {
  ScanPolicy::Facts facts = ScanPolicy::Facts();
  facts.hot = hot;
  facts.cold = facts.unseen = cold;
  facts.second = 1;
  facts.most = 1000000;
  facts.longestSleep = ScanPolicy::kLongestSleep;
  return facts;
}

// A simulated server: each look at the hot ones finds `events`, each of which takes `cost`
// microseconds. With a `nap`, no response waits to be sent, and poll() sleeps for so many
// microseconds until the events come.
class Simulation {
 public:
  Simulation(size_t cold, size_t events, size_t cost, size_t nap)
      : facts_(quiet(50, cold)), events_(events), cost_(cost), nap_(nap), now_(0) {}

  // Goes on until every cold one was looked at once more. Returns the microseconds that this took.
  size_t rotate() {
    size_t begin = now_;
    for (facts_.unseen = facts_.cold; facts_.unseen > 0;)
      turn();
    return now_ - begin;
  }

 private:
  void turn() {
    facts_.armed = nap_ == 0;
    facts_.second = static_cast<long>(now_ / 1000000);
    ScanPolicy::Plan plan = policy_.next(facts_);
    facts_.events = facts_.worked = 0;
    if (plan.range == ScanPolicy::kSlice) {
      facts_.unseen -= plan.slice;
      return;
    }
    if (plan.range == ScanPolicy::kAll) facts_.unseen = 0;
    facts_.events = events_;
    facts_.worked = events_ * cost_;
    now_ += facts_.worked + (plan.timeout > 0 ? nap_ : 0);
  }

  ScanPolicy policy_;
  ScanPolicy::Facts facts_;
  const size_t events_;
  const size_t cost_;
  const size_t nap_;
  size_t now_;
};

// The mean of the rotations in five seconds that follow three others, in milliseconds.
size_t meanRotation(size_t cold, size_t events, size_t cost, size_t nap) {
  Simulation simulation(cold, events, cost, nap);
  for (size_t taken = 0; taken < 3000000;)
    taken += simulation.rotate();
  size_t taken = 0, rotations = 0;
  for (; taken < 5000000; ++rotations)
    taken += simulation.rotate();
  return taken / rotations / 1000;
}
}  // namespace

Test(ScanPolicy, few_cold_ones_are_always_asked) {
  ScanPolicy policy;
  ScanPolicy::Plan plan = policy.next(quiet(10, ScanPolicy::kFewCold - 1));
  cr_assert_eq(plan.range, ScanPolicy::kAll);
  cr_assert_eq(plan.timeout, ScanPolicy::kLongestSleep);
}

Test(ScanPolicy, idle_sleeps_a_second_over_all_of_them) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(1, 9000);
  for (int i = 0; i < 3; ++i)
    policy.next(facts);
  for (int i = 0; i < 500; ++i) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.range, ScanPolicy::kAll);
    cr_assert_eq(plan.timeout, ScanPolicy::kLongestSleep);
  }
}

Test(ScanPolicy, an_answer_that_waits_is_not_slept_over) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 9000);
  facts.armed = true;
  facts.events = 1;
  ScanPolicy::Plan plan = policy.next(facts);
  cr_assert_eq(plan.range, ScanPolicy::kHot);
  cr_assert_eq(plan.timeout, 0);
}

Test(ScanPolicy, whoever_is_scheduled_is_not_slept_over) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(1, 0);
  facts.longestSleep = 0;
  cr_assert_eq(policy.next(facts).timeout, 0);
}

// Small responses take microseconds, large ones a third of a millisecond, and blocks to compress
// several milliseconds.
Test(ScanPolicy, every_cold_one_is_met_twelve_times_a_second) {
  for (size_t cold : {500, 3000, 9000})
    for (size_t cost : {6, 300, 5000})
      for (size_t events : {1, 50})
        for (size_t nap : {0, 100, 4000}) {
          if (events * cost > 20000) continue;
          size_t mean = meanRotation(cold, events, cost, nap);
          cr_assert(mean >= 55 && mean <= 110,
                    "%zu ms: %zu cold, %zu events of %zu us, naps of %zu us", mean, cold, events,
                    cost, nap);
        }
}

Test(ScanPolicy, credit_does_not_grow_beyond_two_rotations) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 1000);
  facts.armed = true;
  facts.events = facts.worked = 1000000;
  policy.next(facts);
  facts.events = facts.worked = 0;
  size_t looks = facts.cold;
  for (int i = 0; i < 1000; ++i)
    looks += policy.next(facts).slice;
  cr_assert_leq(looks, 3 * facts.cold);
}

Test(ScanPolicy, between_two_slices_the_hot_ones_are_asked) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 9000);
  facts.armed = true;
  facts.events = 5000;
  facts.worked = 1000000;
  ScanPolicy::Range before = ScanPolicy::kHot;
  for (int i = 0; i < 8; ++i) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.timeout, 0);
    cr_assert(plan.range != before);
    before = plan.range;
    facts.events = facts.worked = 0;
  }
}

Test(ScanPolicy, where_poll_takes_few_all_are_met_in_rotation) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(10, 500);
  facts.most = 40;
  for (int turn = 0; facts.unseen > 0; ++turn) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_leq(turn, 30);
    cr_assert_eq(plan.range, turn % 2 == 0 ? ScanPolicy::kSlice : ScanPolicy::kHot);
    cr_assert_leq(plan.slice, 40u);
    cr_assert_leq(plan.timeout, ScanPolicy::kNap + 0);
    facts.unseen -= plan.slice;
  }
}

// The example in the header, turn by turn.
Test(ScanPolicy, worked_example) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(10, 5000);
  facts.armed = true;
  std::vector<size_t> sliceTurns;
  size_t served = 0;
  for (size_t turn = 1; facts.unseen > 0; ++turn) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.timeout, 0);
    facts.events = plan.range == ScanPolicy::kHot ? 10 : 0;
    facts.worked = facts.events * 10;
    served += facts.events;
    if (plan.range == ScanPolicy::kHot) continue;
    cr_assert_eq(plan.range, ScanPolicy::kSlice);
    cr_assert_eq(plan.slice, facts.unseen < 258 ? facts.unseen : 258);
    facts.unseen -= plan.slice;
    sliceTurns.push_back(turn);
  }
  cr_assert_eq(sliceTurns.size(), 20u);
  for (size_t i = 0; i < sliceTurns.size(); ++i)
    cr_assert_eq(sliceTurns[i], 44 * (i + 1));
  cr_assert_eq(served, 8600u);
  // The cold client was met in the last slice, and is hot now.
  facts = quiet(11, 4999);
  facts.events = 1;
  facts.coldEvent = facts.armed = true;
  ScanPolicy::Plan plan = policy.next(facts);
  cr_assert_eq(plan.range, ScanPolicy::kHot);
  // Where the hot ones are quiet, a sleep over all of them sees it at once.
  ScanPolicy idle;
  idle.next(quiet(10, 5000));
  plan = idle.next(quiet(10, 5000));
  cr_assert_eq(plan.range, ScanPolicy::kAll);
  cr_assert_eq(plan.timeout, ScanPolicy::kLongestSleep);
}

Test(ScanPolicy, a_slice_is_never_larger_than_what_is_unseen) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 200);
  facts.unseen = 7;
  facts.events = 500;
  facts.worked = 1000000;
  ScanPolicy::Plan plan = policy.next(facts);
  cr_assert_eq(plan.range, ScanPolicy::kSlice);
  cr_assert_eq(plan.slice, 7u);
  cr_assert_eq(plan.timeout, 0);
}
