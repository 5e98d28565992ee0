#include "limits/RequestCheck.hpp"

#include <criterion/criterion.h>

#include "limits/ZoneTables.hpp"

namespace {

// A zone with one limit.
struct Zone {
  LimitZone zone;
  RequestLimit limit;
  Ref<KeyTable> table;

  Zone(const char* name, long rate, long burst, long delay = 0, std::size_t size = 1 << 20) {
    zone.name = name;
    zone.size = size;
    zone.rate = rate;
    table.reset(new KeyTable(size));
    zone.table = table.get();
    limit.zone = &zone;
    limit.burst = burst;
    limit.delay = delay;
  }
};

// Returns the delay in milliseconds, or -1 for a request that exceeds the limit.
long ask(const Zone& zone, long now, const char* key = "k") {
  RequestCheck check(now);
  return check.add(zone.limit, key) == RequestCheck::kFits ? check.commit() : -1;
}

}  // namespace

Test(RequestCheck, without_a_burst_requests_must_keep_their_distance) {
  Zone zone("one", 2000, 0);
  cr_assert_eq(ask(zone, 100), 0);
  cr_assert_eq(ask(zone, 599), -1);
  cr_assert_eq(ask(zone, 600), 0);
  cr_assert_eq(ask(zone, 601, "other"), 0, "each key has its own bucket");
  cr_assert_eq(ask(zone, 601), -1);
}

Test(RequestCheck, the_first_request_passes_however_young_the_machine_is) {
  Zone zone("one", 1, 0);
  cr_assert_eq(ask(zone, 0), 0);
}

Test(RequestCheck, a_burst_is_delayed_to_the_rate) {
  Zone zone("one", 10000, 3000);
  cr_assert_eq(ask(zone, 0), 0);
  cr_assert_eq(ask(zone, 0), 100);
  cr_assert_eq(ask(zone, 0), 200);
  cr_assert_eq(ask(zone, 50), 250);
  cr_assert_eq(ask(zone, 50), -1);
  cr_assert_eq(ask(zone, 1000), 0, "what was refused does not count");
}

Test(RequestCheck, only_what_exceeds_the_delay_is_delayed) {
  Zone zone("one", 1000, 4000, 2000);
  cr_assert_eq(ask(zone, 0), 0);
  cr_assert_eq(ask(zone, 0), 0);
  cr_assert_eq(ask(zone, 0), 0);
  cr_assert_eq(ask(zone, 0), 1000);
  cr_assert_eq(ask(zone, 0), 2000);
  cr_assert_eq(ask(zone, 0), -1);
}

Test(RequestCheck, of_several_limits_the_longest_delay_counts) {
  Zone slow("slow", 1000, 5000), fast("fast", 10000, 5000);
  for (int i = 0; i < 2; ++i) {
    RequestCheck check(0);
    cr_assert_eq(check.add(slow.limit, "k"), RequestCheck::kFits);
    cr_assert_eq(check.add(fast.limit, "k"), RequestCheck::kFits);
    cr_assert_eq(check.commit(), i * 1000);
    if (i == 0) continue;
    cr_assert_eq(check.limit().zone->name, "slow");
    cr_assert_eq(check.excess(), 1000);
  }
}

Test(RequestCheck, a_request_that_one_limit_refuses_counts_in_none) {
  Zone one("one", 1000, 1000, 1000), two("two", 1000, 0);
  ask(two, 0);
  for (int i = 0; i < 5; ++i) {
    RequestCheck check(0);
    cr_assert_eq(check.add(one.limit, "k"), RequestCheck::kFits);
    cr_assert_eq(check.add(two.limit, "k"), RequestCheck::kExceeds);
    cr_assert_eq(check.excess(), 1000);
    cr_assert_eq(check.limit().zone->name, "two");
  }
  cr_assert_eq(ask(one, 0), 0);
  cr_assert_eq(ask(one, 0), 0);
  cr_assert_eq(ask(one, 0), -1);
}

Test(RequestCheck, long_pauses_and_high_rates_do_not_overflow) {
  Zone zone("one", 2147483647L * 1000, 1000);
  cr_assert_eq(ask(zone, 0), 0);
  cr_assert_eq(ask(zone, 1L << 50), 0);
  Zone slow("slow", 16, 100000000);
  for (int i = 0; i < 10; ++i)
    ask(slow, 0);
  cr_assert_eq(ask(slow, 7200000), 0, "two hours empty a bucket of nine requests a minute");
}

Test(RequestCheck, a_full_zone_forgets_the_oldest) {
  Zone zone("one", 1000, 0, 0, 32 * 1024);
  std::string key;
  for (int i = 0; i < 100000; ++i) {
    key = std::to_string(i);
    cr_assert_eq(ask(zone, 0, key.c_str()), 0);
  }
  cr_assert_leq(zone.table->used(), 32u * 1024);
  cr_assert_gt(zone.table->size(), 100u);
  cr_assert_eq(ask(zone, 0, key.c_str()), -1, "the newest is remembered");
  cr_assert_eq(ask(zone, 0, "0"), 0, "the oldest is not");
}

Test(RequestCheck, idle_buckets_go_two_at_a_time) {
  Zone zone("one", 1000, 0);
  for (int i = 0; i < 10; ++i)
    ask(zone, 0, std::to_string(i).c_str());
  ask(zone, 59999, "a");
  cr_assert_eq(zone.table->size(), 11u);
  ask(zone, 60000, "b");
  cr_assert_eq(zone.table->size(), 10u);
}

Test(RequestCheck, a_key_for_which_there_is_no_room) {
  Zone zone("one", 1000, 0, 0, 32 * 1024);
  RequestCheck check(0);
  cr_assert_eq(check.add(zone.limit, std::string(40000, 'k')), RequestCheck::kNoRoom);
  cr_assert_eq(check.limit().zone->name, "one");
}

Test(ZoneTables, only_an_unchanged_zone_keeps_its_table) {
  auto named = [](const char* name, const char* key, std::size_t size) {
    LimitZone zone;
    zone.name = name;
    zone.keyText = key;
    zone.size = size;
    return zone;
  };
  LimitZone a = named("a", "$k", 40000), b = named("b", "$k", 40000), c = named("c", "$k", 40000);
  LimitZone sameA = a, otherKey = named("b", "$j", 40000), otherSize = named("c", "$k", 50000);
  ZoneTables before;
  before.attach({&a, &b, &c}, {});
  ZoneTables after;
  after.attach({&otherSize, &sameA, &otherKey}, {&a, &b, &c});
  cr_assert(sameA.table == a.table);
  cr_assert(otherKey.table != b.table);
  cr_assert(otherSize.table != c.table);
}
