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

// A simulated server: each look at the hot ones finds `events`, and the clock goes on by a second
// after `steps` of events and naps. `armed`: responses wait to be sent after every other look.
class Simulation {
 public:
  Simulation(size_t cold, size_t events, bool armed, size_t steps)
      : facts_(quiet(50, cold)), events_(events), armed_(armed), left_(steps), steps_(steps) {
    facts_.events = events;
  }

  // Goes on until every cold one was looked at once more. Returns the steps that this took.
  size_t rotate() {
    size_t taken = 0;
    for (facts_.unseen = facts_.cold; facts_.unseen > 0;)
      taken += turn();
    return taken;
  }

 private:
  size_t turn() {
    ScanPolicy::Plan plan = policy_.next(facts_);
    facts_.events = 0;
    if (plan.range == ScanPolicy::kSlice) {
      facts_.unseen -= plan.slice;
      return 0;
    }
    if (plan.range == ScanPolicy::kAll) facts_.unseen = 0;
    facts_.events = events_;
    facts_.armed = armed_ && !facts_.armed;
    return pass(events_ + (plan.timeout > 0 ? 1 : 0));
  }

  size_t pass(size_t steps) {
    if (left_ > steps) {
      left_ -= steps;
    } else {
      left_ = steps_;
      ++facts_.second;
    }
    return steps;
  }

  ScanPolicy policy_;
  ScanPolicy::Facts facts_;
  const size_t events_;
  const bool armed_;
  size_t left_;  // steps in the present second
  const size_t steps_;
};

// The mean of the rotations in about five seconds that follow three others.
size_t meanRotation(size_t cold, size_t events, bool armed, size_t steps) {
  Simulation simulation(cold, events, armed, steps);
  for (size_t taken = 0; taken < 3 * steps;)
    taken += simulation.rotate();
  size_t taken = 0, rotations = 0;
  for (; taken < 5 * steps; ++rotations)
    taken += simulation.rotate();
  return taken / rotations;
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

// Few steps in a second are large responses, and many are small ones.
Test(ScanPolicy, every_cold_one_is_met_sixteen_times_a_second) {
  for (size_t cold : {500, 3000, 9000})
    for (size_t steps : {5000, 20000, 200000})
      for (size_t events : {1, 50})
        for (bool armed : {false, true}) {
          size_t taken = meanRotation(cold, events, armed, steps);
          cr_assert(taken > steps / 19 && taken < steps / 13,
                    "%zu of %zu steps a rotation, %zu cold, %zu events", taken, steps, cold,
                    events);
        }
}

Test(ScanPolicy, a_rotation_of_the_first_second_takes_no_more_steps_than_expected) {
  cr_assert_leq(Simulation(9000, 1, false, 1000000).rotate(),
                LookBudget::kFewestSteps / LookBudget::kRotations + 10u);
}

Test(ScanPolicy, credit_does_not_grow_beyond_two_rotations) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 1000);
  facts.armed = true;
  facts.events = 1000000;
  policy.next(facts);
  facts.events = 0;
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
  ScanPolicy::Range before = ScanPolicy::kHot;
  for (int i = 0; i < 8; ++i) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.timeout, 0);
    cr_assert(plan.range != before);
    before = plan.range;
    facts.events = 0;
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
  facts.events = 120000;
  policy.next(facts);
  facts.second = 2;
  facts.events = 0;
  while (policy.next(facts).range != ScanPolicy::kHot ||
         policy.next(facts).range != ScanPolicy::kHot)
    continue;
  std::vector<size_t> sliceTurns;
  size_t served = 0;
  for (size_t turn = 1; facts.unseen > 0; ++turn) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.timeout, 0);
    facts.events = plan.range == ScanPolicy::kHot ? 10 : 0;
    served += facts.events;
    if (plan.range == ScanPolicy::kHot) continue;
    cr_assert_eq(plan.range, ScanPolicy::kSlice);
    facts.unseen -= plan.slice;
    sliceTurns.push_back(turn);
  }
  cr_assert_eq(sliceTurns.size(), 20u, "%zu", sliceTurns.size());
  for (size_t i = 1; i < sliceTurns.size(); ++i) {
    size_t hotLooks = sliceTurns[i] - sliceTurns[i - 1] - 1;
    cr_assert(hotLooks == 38 || hotLooks == 39, "%zu", hotLooks);
  }
  cr_assert(served > 7500 && served < 7850, "%zu", served);
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
  ScanPolicy::Plan plan = policy.next(facts);
  cr_assert_eq(plan.range, ScanPolicy::kSlice);
  cr_assert_eq(plan.slice, 7u);
  cr_assert_eq(plan.timeout, 0);
}
