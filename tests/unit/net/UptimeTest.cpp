#include "net/Uptime.hpp"

#include <criterion/criterion.h>

#include "support/TempDir.hpp"

Test(Uptime, the_file_is_read_once_a_turn) {
  TempDir dir;
  Turn turn;
  turn.number = 1;
  Uptime uptime(turn, dir.write("uptime", "1234.56 99.9\n"));
  cr_assert_eq(uptime.hundredths(), 123456);
  dir.write("uptime", "1234.60 99.9\n");
  cr_assert_eq(uptime.hundredths(), 123456);
  ++turn.number;
  cr_assert_eq(uptime.last(), 123456);
  cr_assert_eq(uptime.hundredths(), 123460);
  cr_assert_eq(uptime.last(), 123460);
}

Test(Uptime, without_the_file_the_seconds_of_the_turns_count) {
  TempDir dir;
  Turn turn;
  turn.number = 1;
  Uptime uptime(turn, dir.path("uptime"));
  cr_assert_eq(uptime.hundredths(), 0);
  dir.write("uptime", "5.00 1\n");
  ++turn.number;
  cr_assert_eq(uptime.hundredths(), 500);
  dir.write("uptime", "");
  ++turn.number;
  cr_assert_eq(uptime.hundredths(), 500);
  ++turn.number;
  turn.second += 2;
  cr_assert_eq(uptime.hundredths(), 700);
}

Test(Uptime, it_never_decreases) {
  TempDir dir;
  Turn turn;
  turn.number = 1;
  Uptime uptime(turn, dir.write("uptime", "5.00 1\n"));
  cr_assert_eq(uptime.hundredths(), 500);
  dir.write("uptime", "4.00 1\n");
  ++turn.number;
  cr_assert_eq(uptime.hundredths(), 500);
}
