#include "net/MonotonicSeconds.hpp"

#include <criterion/criterion.h>

static const std::time_t kStart = 1000000000;

// What one reading adds that is `step` seconds from the one before.
static long added(long step) {
  MonotonicSeconds seconds(kStart);
  return seconds.advance(kStart + step);
}

Test(MonotonicSeconds, a_small_step_counts_in_full) {
  cr_assert_eq(added(0), 0);
  cr_assert_eq(added(1), 1);
  cr_assert_eq(added(2), 2);
}

Test(MonotonicSeconds, a_large_step_counts_as_one_second) {
  for (long step : {3L, 10L, 3600L, 1L << 40})
    cr_assert_eq(added(step), 1, "%ld", step);
}

Test(MonotonicSeconds, a_step_backwards_counts_nothing) {
  for (long step : {-1L, -10L, -3600L, -(1L << 40)})
    cr_assert_eq(added(step), 0, "%ld", step);
}

Test(MonotonicSeconds, after_any_step_it_follows_the_new_time) {
  MonotonicSeconds seconds(kStart);
  seconds.advance(kStart - 3600);
  cr_assert_eq(seconds.advance(kStart - 3600 + 1), 1);
  seconds.advance(kStart + 3600);
  cr_assert_eq(seconds.value(), 2);
  cr_assert_eq(seconds.advance(kStart + 3600 + 2), 4);
  cr_assert_eq(seconds.advance(kStart + 3600 + 2), 4);
}
