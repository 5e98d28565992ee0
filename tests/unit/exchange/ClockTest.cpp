#include "exchange/Clock.hpp"

#include <criterion/criterion.h>

static const std::time_t kMoment = 784111777;  // Sun, 06 Nov 1994 08:49:37 GMT

Test(Clock, dates_follow_the_wall_clock) {
  Turn turn;
  turn.now = kMoment;
  Uptime uptime(turn);
  Clock clock(turn, uptime);
  cr_assert_eq(clock.now(), kMoment);
  cr_assert_eq(clock.httpDate(), "Sun, 06 Nov 1994 08:49:37 GMT");
  turn.now = kMoment - 1;
  cr_assert_eq(clock.httpDate(), "Sun, 06 Nov 1994 08:49:36 GMT");
  cr_assert_eq(clock.iso8601().substr(0, 17), "1994-11-06T08:49:");
  turn.second = 7;
  cr_assert_eq(clock.second(), 7);
}
