#include "server/Pace.hpp"

#include <criterion/criterion.h>

#include "net/EventLoop.hpp"
#include "support/TempDir.hpp"

namespace {

struct Waiter : Pollable {
  int woken = 0;
  explicit Waiter(EventLoop& loop) : Pollable(loop) {}
  void onReady(int, short) override {}
  void onWake() override { ++woken; }
};

// A response whose clock the test sets.
struct Paced {
  TempDir dir;
  EventLoop loop;
  Waiter waiter;
  Location location;
  Exchange x;

  explicit Paced(const char* after = "") : loop(dir.path("uptime")), waiter(loop) {
    turnAt(0);
    location.scope.limits.rateAfter = Template::literal(after);
    x.location = &location;
    x.waiter = &waiter;
  }
  void turnAt(int hundredths) {
    char text[32];
    snprintf(text, sizeof text, "%d.%02d 0.00\n", 1000 + hundredths / 100, hundredths % 100);
    dir.write("uptime", text);
    loop.turn(0);
  }
};

}  // namespace

Test(Pace, a_tenth_of_a_second_at_a_time) {
  Paced paced;
  Pace pace(paced.loop.alarms(), paced.x, 10000);
  cr_assert_eq(pace.allowance(paced.x), 1000u);
  paced.x.bytesSent = 1000;
  cr_assert_eq(pace.allowance(paced.x), 0u);
  cr_assert_eq(paced.loop.alarms().sleep(1000), 110);
  paced.turnAt(10);
  cr_assert_eq(paced.waiter.woken, 0);
  cr_assert_eq(pace.allowance(paced.x), 0u);
  paced.turnAt(11);
  cr_assert_eq(paced.waiter.woken, 1);
  cr_assert_eq(pace.allowance(paced.x), 1100u);
  paced.x.bytesSent = 2100;
  cr_assert_eq(pace.allowance(paced.x), 0u);
  paced.turnAt(111);
  cr_assert_eq(pace.allowance(paced.x), 10000u, "what was not used may be used later");
}

Test(Pace, the_first_bytes_are_free) {
  Paced paced("1m");
  Pace pace(paced.loop.alarms(), paced.x, 10000);
  cr_assert_eq(pace.allowance(paced.x), (1u << 20) + 1000);
  paced.x.bytesSent = (1 << 20) + 1000;
  cr_assert_eq(pace.allowance(paced.x), 0u);
}

// However slow or fast: never fewer bytes than are worth a send, and no overflow.
Test(Pace, extreme_rates) {
  Paced paced;
  Pace slow(paced.loop.alarms(), paced.x, 1);
  cr_assert_eq(slow.allowance(paced.x), 256u);
  paced.x.bytesSent = 256;
  cr_assert_eq(slow.allowance(paced.x), 0u);
  Pace fast(paced.loop.alarms(), paced.x, (off_t(1) << 40) - 1);
  paced.x.bytesSent = 0;
  cr_assert_eq(fast.allowance(paced.x), 32768u);
  paced.turnAt(1000000000);
  cr_assert_gt(fast.allowance(paced.x), 1000000000u);
}

Test(Pace, which_rate) {
  Paced paced;
  cr_assert_eq(Pace::rateOf(paced.x), 0);
  paced.location.scope.limits.rate = Template::literal("8k");
  cr_assert_eq(Pace::rateOf(paced.x), 8192);
  paced.x.limitRate = 100;
  cr_assert_eq(Pace::rateOf(paced.x), 100, "a variable overrides the location");
  paced.x.limitRate = 0;
  cr_assert_eq(Pace::rateOf(paced.x), 0);
}
