#include "net/LookBudget.hpp"

#include <criterion/criterion.h>

namespace {
const size_t kRotations = LookBudget::kRotations;

// The looks of a second with so many naps and so many microseconds of work.
size_t earned(LookBudget& budget, long second, size_t naps, size_t worked = 0) {
  budget.tick(second);
  size_t looks = budget.earnByWork(worked, 5000);
  for (size_t i = 0; i < naps; ++i)
    looks += budget.earnByNap(5000);
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

// However much of the second is work, and however many naps share the rest.
Test(LookBudget, a_second_like_the_one_before_earns_all_rotations) {
  for (size_t worked : {0, 100000, 700000, 1000000})
    for (size_t naps : {200, 1000, 9000}) {
      LookBudget budget;
      earned(budget, 1, naps, worked);
      size_t looks = earned(budget, 2, naps, worked);
      cr_expect(looks + 2 >= kRotations * 5000 && looks <= kRotations * 5000 + 2,
                "%zu us, %zu naps: %zu", worked, naps, looks);
    }
}

Test(LookBudget, naps_beyond_those_expected_earn_less_and_less) {
  LookBudget budget;
  earned(budget, 1, 1000);
  size_t first = earned(budget, 2, 1000);
  size_t second = earned(budget, 2, 1000);
  cr_assert_lt(second, first);
  cr_assert_gt(second, 0u);
}

Test(LookBudget, fewer_naps_than_expected_earn_their_share_only) {
  LookBudget budget;
  earned(budget, 1, 10000);
  cr_assert_eq(earned(budget, 2, 100), kRotations * 5000 / 100);
}

Test(LookBudget, after_a_pause_nothing_is_expected) {
  LookBudget budget;
  earned(budget, 1, 10000, 1000000);
  size_t looks = earned(budget, 3, 1);
  cr_assert(looks >= kRotations * 5000 / LookBudget::kFewestNaps && looks < 400, "%zu", looks);
}

Test(LookBudget, without_cold_ones_work_earns_nothing) {
  LookBudget budget;
  cr_assert_eq(budget.earnByWork(1000000, 0), 0u);
}
