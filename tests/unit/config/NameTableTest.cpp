#include "config/NameTable.hpp"

#include <criterion/criterion.h>

#include <string>

Test(NameTable, exact_then_longest_head_then_longest_tail) {
  NameTable names;
  const char* const kNames[] = {"a.example",   "*.example", ".dot.example", "www.*", "www.a.*",
                                "*.b.example", "",          "a.example"};
  for (int i = 0; i < 8; ++i)
    names.add(kNames[i], i);
  names.sort();
  cr_expect_eq(names.find("a.example"), 0);
  cr_expect_eq(names.find("A.EXAMPLE"), 0);
  cr_expect_eq(names.find("x.example"), 1);
  cr_expect_eq(names.find("x.b.example"), 5);
  cr_expect_eq(names.find("dot.example"), 2);
  cr_expect_eq(names.find("y.dot.example"), 2);
  cr_expect_eq(names.find("www.example"), 1, "a head is preferred to a tail");
  cr_expect_eq(names.find("www.x"), 3);
  cr_expect_eq(names.find("www.a.x"), 4);
  cr_expect_eq(names.find(""), 6);
  cr_expect_eq(names.find("example"), int(NameTable::kNone));
  cr_expect_eq(names.find(".example"), int(NameTable::kNone));
}

Test(NameTable, an_exact_name_has_no_wildcards) {
  NameTable names;
  names.addExact("*.a", 1);
  names.sort();
  cr_expect_eq(names.find("x.a"), int(NameTable::kNone));
  cr_expect_eq(names.find("*.a"), 1);
}

Test(NameTable, an_empty_table_finds_nothing) {
  NameTable names;
  names.sort();
  cr_expect(names.isEmpty());
  cr_expect_eq(names.find("a"), int(NameTable::kNone));
}
