#include "exchange/Clock.hpp"

#include <criterion/criterion.h>

#include "support/TempDir.hpp"

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

Test(Clock, fractions_are_learnt_from_the_changes_of_the_second) {
  TempDir dir;
  Turn turn;
  turn.number = 1;
  turn.now = 1000;
  Uptime uptime(turn, dir.write("uptime", "50.70 1\n"));
  Clock clock(turn, uptime);
  cr_expect_eq(clock.fraction(), 0, "nothing is known yet");
  dir.write("uptime", "50.90 1\n");
  ++turn.number;
  cr_expect_eq(clock.fraction(), 20);
  // The second changes: 51.20 is at least 1001.00.
  dir.write("uptime", "51.20 1\n");
  ++turn.number;
  turn.now = 1001;
  cr_expect_eq(clock.fraction(), 0);
  dir.write("uptime", "51.45 1\n");
  ++turn.number;
  cr_expect_eq(clock.fraction(), 25);
  turn.now = 500;
  ++turn.number;
  cr_expect_eq(clock.fraction(), 0, "the clock was set");
}

Test(Clock, long_dates) {
  Turn turn;
  turn.now = kMoment;
  std::string date;
  Uptime uptime(turn);
  Clock(turn, uptime).appendLongDate(false, date);
  cr_expect_eq(date, "Sunday, 06-Nov-1994 08:49:37 GMT");
}
