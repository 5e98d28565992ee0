#include "net/LookBudget.hpp"

#include <criterion/criterion.h>

namespace {
const size_t kRotations = LookBudget::kRotations;

size_t earnedByNaps(LookBudget& budget, size_t naps, size_t cold, long second) {
  size_t looks = 0;
  for (size_t i = 0; i < naps; ++i)
    looks += budget.earnByNap(cold, second);
  return looks;
}
}  // namespace

Test(LookBudget, a_second_of_work_earns_all_rotations) {
  for (size_t part : {1, 7, 100, 40000, 1000000}) {
    LookBudget budget;
    size_t looks = 0;
    for (size_t done = 0; done < 1000000; done += part)
      looks += budget.earnByWork(part, 5000);
    cr_expect(looks >= kRotations * 5000 && looks < kRotations * 5000 + 4000, "%zu: %zu", part,
              looks);
  }
}

Test(LookBudget, no_work_earns_more_than_a_second) {
  LookBudget budget;
  cr_assert_eq(budget.earnByWork(static_cast<size_t>(-1), 5000), kRotations * 5000);
}

Test(LookBudget, a_second_of_naps_like_the_one_before_earns_all_rotations) {
  for (size_t naps : {200, 1000, 9000}) {
    LookBudget budget;
    earnedByNaps(budget, naps, 5000, 1);
    size_t looks = earnedByNaps(budget, naps, 5000, 2);
    cr_expect(looks >= kRotations * 5000 && looks <= kRotations * 5000 + naps, "%zu: %zu", naps,
              looks);
  }
}

Test(LookBudget, naps_beyond_those_expected_earn_less_and_less) {
  LookBudget budget;
  earnedByNaps(budget, 1000, 5000, 1);
  size_t first = earnedByNaps(budget, 1000, 5000, 2);
  size_t second = earnedByNaps(budget, 1000, 5000, 2);
  cr_assert_lt(second, first);
  cr_assert_gt(second, 0u);
}

Test(LookBudget, fewer_naps_than_expected_earn_their_share_only) {
  LookBudget budget;
  earnedByNaps(budget, 10000, 5000, 1);
  cr_assert_eq(earnedByNaps(budget, 100, 5000, 2), 100 * (kRotations * 5000 / 10000 + 1));
}

Test(LookBudget, after_a_pause_few_naps_are_expected) {
  LookBudget budget;
  earnedByNaps(budget, 10000, 5000, 1);
  cr_assert_eq(budget.earnByNap(5000, 3), kRotations * 5000 / LookBudget::kFewestNaps + 1);
}

Test(LookBudget, without_cold_ones_work_earns_nothing) {
  LookBudget budget;
  cr_assert_eq(budget.earnByWork(1000000, 0), 0u);
}
