#include "config/SplitTable.hpp"

#include <criterion/criterion.h>

Test(SplitTable, hashes_are_those_of_murmur) {
  cr_expect_eq(murmurHash(""), 0u);
  cr_expect_eq(murmurHash("a"), 2456313694u, "%u", murmurHash("a"));
  cr_expect_neq(murmurHash("abc"), murmurHash("abd"));
  cr_expect_neq(murmurHash("abcd1"), murmurHash("abcd2"));
}

Test(SplitTable, shares_are_kept) {
  SplitTable split;
  split.parts.push_back({0x40000000u, "quarter"});
  split.parts.push_back({0x80000000u, "next"});
  int counts[3] = {0, 0, 0};
  for (int i = 0; i < 4000; ++i) {
    std::string value = split.find("client " + std::to_string(i));
    cr_assert_eq(value, split.find("client " + std::to_string(i)));
    ++counts[value == "quarter" ? 0 : value == "next" ? 1 : 2];
  }
  cr_expect(counts[0] > 800 && counts[0] < 1200, "%d", counts[0]);
  cr_expect(counts[1] > 800 && counts[1] < 1200, "%d", counts[1]);
  cr_expect(counts[2] > 1700 && counts[2] < 2300, "%d", counts[2]);
  split.parts.push_back({0, "rest"});
  for (int i = 0; i < 100; ++i)
    cr_expect_neq(split.find(std::to_string(i)), "");
}
