#include "net/LookBudget.hpp"

#include <criterion/criterion.h>

namespace {
const size_t kRotations = LookBudget::kRotations;

size_t earned(LookBudget& budget, size_t steps, size_t times, size_t cold, long second) {
  size_t looks = 0;
  for (size_t i = 0; i < times; ++i)
    looks += budget.earn(steps, cold, second);
  return looks;
}
}  // namespace

Test(LookBudget, a_second_like_the_one_before_earns_all_rotations) {
  LookBudget budget;
  earned(budget, 10, 10000, 5000, 1);
  size_t looks = earned(budget, 10, 10000, 5000, 2);
  cr_assert(looks >= kRotations * 5000 - 1 && looks <= kRotations * 5000, "%zu", looks);
}

Test(LookBudget, steps_beyond_those_expected_earn_less_and_less) {
  LookBudget budget;
  earned(budget, 1, 10000, 5000, 1);
  size_t first = earned(budget, 1, 10000, 5000, 2);
  size_t second = earned(budget, 1, 10000, 5000, 2);
  cr_assert_lt(second, first);
  cr_assert_gt(second, 0u);
}

Test(LookBudget, fewer_steps_than_expected_earn_their_share_only) {
  LookBudget budget;
  earned(budget, 1, 100000, 5000, 1);
  cr_assert_eq(earned(budget, 1, 1000, 5000, 2), kRotations * 5000 / 100);
}

Test(LookBudget, what_a_division_leaves_is_not_lost) {
  LookBudget budget;
  earned(budget, 1, 160000, 10, 1);
  cr_assert_eq(earned(budget, 1, 160000, 10, 2), 160u);
}

Test(LookBudget, after_a_pause_few_steps_are_expected) {
  LookBudget budget;
  earned(budget, 1, 100000, 5000, 1);
  cr_assert_eq(budget.earn(LookBudget::kFewestSteps, 5000, 3), kRotations * 5000);
}

Test(LookBudget, without_cold_ones_nothing_is_earned) {
  LookBudget budget;
  cr_assert_eq(budget.earn(100, 0, 1), 0u);
}
