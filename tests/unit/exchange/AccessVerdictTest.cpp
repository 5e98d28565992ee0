#include "exchange/AccessVerdict.hpp"

#include <criterion/criterion.h>

#include <vector>

struct VerdictRow {
  std::vector<int> found;
  int all;  // the status under `satisfy all`, 0 if the request is permitted
  int any;
};

Test(AccessVerdict, what_several_checks_find) {
  const int kNone = AccessVerdict::kNoOpinion;
  const int kYes = AccessVerdict::kPermits;
  const VerdictRow rows[] = {
      {{}, 0, 0},
      {{kNone, kNone}, 0, 0},
      {{kYes}, 0, 0},
      {{403}, 403, 403},
      {{401}, 401, 401},
      {{kYes, kYes}, 0, 0},
      {{kYes, 401}, 401, 0},
      {{403, kYes}, 403, 0},
      {{403, kNone}, 403, 403},
      {{kNone, 401}, 401, 401},
      {{403, 401}, 403, 401},
      {{401, 403}, 401, 401},
      {{403, 403}, 403, 403},
      {{401, kYes}, 401, 0},
      {{403, 401, kYes}, 403, 0},
      {{kYes, 401, 403}, 401, 0},
      {{500, kYes}, 500, 500},
      {{403, 500}, 403, 500},
      {{401, 500, kYes}, 401, 500},
      {{kYes, 500}, 500, 0},
  };
  for (const VerdictRow& row : rows) {
    AccessVerdict all;
    AccessVerdict any;
    for (int found : row.found) {
      all.add(found, false);
      any.add(found, true);
    }
    int index = static_cast<int>(&row - rows);
    cr_expect_eq(all.refusal(), row.all, "all, row %d: %d", index, all.refusal());
    cr_expect_eq(any.refusal(), row.any, "any, row %d: %d", index, any.refusal());
  }
}

Test(AccessVerdict, is_final_when_further_checks_make_no_difference) {
  AccessVerdict verdict;
  verdict.add(403, true);
  cr_expect_not(verdict.isFinal());
  verdict.add(AccessVerdict::kPermits, true);
  cr_expect(verdict.isFinal());
  verdict.clear();
  cr_expect_not(verdict.isFinal());
  verdict.add(AccessVerdict::kPermits, false);
  cr_expect_not(verdict.isFinal());
  verdict.add(403, false);
  cr_expect(verdict.isFinal());
  verdict.clear();
  cr_expect_eq(verdict.refusal(), 0);
}
