#include "limits/HeldConnections.hpp"

#include <criterion/criterion.h>

namespace {

struct Zone {
  LimitZone zone;
  ConnectionLimit limit;
  Ref<KeyTable> table;

  explicit Zone(int most) : table(new KeyTable(32 * 1024)) {
    zone.kind = LimitZone::kConnections;
    zone.table = table.get();
    limit.zone = &zone;
    limit.most = most;
  }
};

}  // namespace

Test(HeldConnections, so_many_of_a_key_at_once) {
  Zone zone(2);
  HeldConnections one, two, three;
  cr_assert_eq(one.add(zone.limit, "k"), HeldConnections::kFits);
  cr_assert_eq(two.add(zone.limit, "k"), HeldConnections::kFits);
  cr_assert_eq(three.add(zone.limit, "k"), HeldConnections::kExceeds);
  cr_assert_eq(three.add(zone.limit, "other"), HeldConnections::kFits);
  one.release();
  cr_assert_eq(three.add(zone.limit, "k"), HeldConnections::kFits);
  cr_assert_eq(zone.table->size(), 2u);
}

Test(HeldConnections, nothing_is_remembered_of_those_that_ended) {
  Zone zone(1);
  {
    HeldConnections one;
    one.add(zone.limit, "k");
    cr_assert_eq(zone.table->size(), 1u);
  }
  cr_assert_eq(zone.table->size(), 0u);
}

Test(HeldConnections, a_refusal_gives_up_the_other_zones) {
  Zone wide(9), narrow(1);
  HeldConnections first, second;
  first.add(narrow.limit, "k");
  cr_assert_eq(second.add(wide.limit, "k"), HeldConnections::kFits);
  cr_assert_eq(second.add(narrow.limit, "k"), HeldConnections::kExceeds);
  cr_assert_eq(wide.table->size(), 0u);
  cr_assert_eq(narrow.table->size(), 1u);
}

// Requests in progress are never forgotten: a full zone refuses.
Test(HeldConnections, a_full_zone_refuses) {
  Zone zone(1);
  HeldConnections all;
  int i = 0;
  while (all.add(zone.limit, std::to_string(i)) == HeldConnections::kFits)
    ++i;
  cr_assert_gt(i, 100);
  cr_assert_lt(i, 1000);
  cr_assert_eq(zone.table->size(), 0u);
}
