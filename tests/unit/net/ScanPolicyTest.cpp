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

struct Rotation {
  size_t events;
  size_t naps;
};

// Until every one of `cold` was looked at once, while each look at the hot ones finds `events`.
// `armed`: answers wait to be sent after every other one of these.
Rotation rotate(size_t cold, size_t events, bool armed) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, cold);
  facts.events = events;
  Rotation rotation = {0, 0};
  while (facts.unseen > 0 && rotation.events < 1000000) {
    ScanPolicy::Plan plan = policy.next(facts);
    if (plan.range == ScanPolicy::kSlice) {
      facts.unseen -= plan.slice;
      facts.events = 0;
      continue;
    }
    if (plan.range == ScanPolicy::kAll) facts.unseen = 0;
    if (plan.timeout > 0) ++rotation.naps;
    facts.events = events;
    facts.armed = armed && !facts.armed;
    rotation.events += events;
  }
  return rotation;
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

Test(ScanPolicy, saturated_a_rotation_costs_about_a_look_an_event) {
  const size_t cold = 9000;
  const size_t events = 50;
  size_t served = rotate(cold, events, true).events;
  cr_assert_leq(served, cold + cold / 4, "%zu events for %zu cold ones", served, cold);
}

Test(ScanPolicy, naps_earn_a_rotation_too) {
  const size_t cold = 9000;
  cr_assert_leq(rotate(cold, 1, false).naps, cold / ScanPolicy::kFloor + 1);
}

Test(ScanPolicy, credit_does_not_grow_beyond_two_rotations) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 1000);
  facts.armed = true;
  facts.events = 1000000;
  policy.next(facts);
  facts.events = 0;
  size_t slices = 1;
  for (int i = 0; i < 1000; ++i)
    slices += policy.next(facts).range == ScanPolicy::kSlice;
  cr_assert_leq(slices, 2 * facts.cold / ScanPolicy::kSliceSize + 1);
}

Test(ScanPolicy, between_two_slices_the_hot_ones_are_asked) {
  ScanPolicy policy;
  ScanPolicy::Facts facts = quiet(50, 9000);
  facts.events = 5000;
  ScanPolicy::Range before = ScanPolicy::kHot;
  for (int i = 0; i < 50; ++i) {
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
  std::vector<size_t> sliceTurns;
  size_t served = 0;
  for (size_t turn = 1; facts.unseen > 0; ++turn) {
    ScanPolicy::Plan plan = policy.next(facts);
    cr_assert_eq(plan.timeout, 0);
    facts.events = plan.range == ScanPolicy::kHot ? 10 : 0;
    served += facts.events;
    if (plan.range == ScanPolicy::kHot) continue;
    cr_assert_eq(plan.range, ScanPolicy::kSlice);
    cr_assert_eq(plan.slice, facts.unseen < 64 ? facts.unseen : 64);
    facts.unseen -= plan.slice;
    sliceTurns.push_back(turn);
  }
  cr_assert_eq(sliceTurns.size(), 79u);
  cr_assert_eq(sliceTurns[0], 27u);
  cr_assert_eq(sliceTurns[1], 34u);
  for (size_t i = 1; i < sliceTurns.size(); ++i) {
    size_t hotLooks = sliceTurns[i] - sliceTurns[i - 1] - 1;
    cr_assert(hotLooks == 6 || hotLooks == 7, "%zu", hotLooks);
  }
  cr_assert(served > 5150 && served < 5300, "%zu", served);
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
