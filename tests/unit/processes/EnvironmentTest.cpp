#include "processes/Environment.hpp"

#include <criterion/criterion.h>

Test(Environment, has_what_was_added_in_order) {
  Environment environment;
  environment.add("A", "1");
  environment.add("AB", "");
  environment.add("B", "x=y");
  std::vector<char*> all;
  environment.pointers(all);
  cr_assert_eq(all.size(), 4u);
  cr_assert_str_eq(all[0], "A=1");
  cr_assert_str_eq(all[1], "AB=");
  cr_assert_str_eq(all[2], "B=x=y");
  cr_assert_null(all[3]);
  cr_assert(environment.find("AB").empty());
  cr_assert(environment.find("B") == "x=y");
  cr_assert(environment.find("C").empty());
}

Test(Environment, a_value_can_be_replaced) {
  Environment environment;
  environment.add("AB", "1");
  environment.add("A", "2");
  environment.set("A", "3");
  environment.set("C", "4");
  std::vector<char*> all;
  environment.pointers(all);
  cr_assert_eq(all.size(), 4u);
  cr_assert_str_eq(all[0], "AB=1");
  cr_assert_str_eq(all[1], "A=3");
  cr_assert_str_eq(all[2], "C=4");
}

Test(Environment, knows_what_the_system_would_refuse) {
  Environment environment;
  cr_assert(environment.fits());
  environment.add("A", std::string(Environment::kLongest - 2, 'x'));
  cr_assert(environment.fits());
  environment.add("B", std::string(Environment::kLongest - 1, 'x'));
  cr_assert(!environment.fits());
  Environment large;
  for (int i = 0; i < 9; ++i)
    large.add("A", std::string(120 * 1024, 'x'));
  cr_assert(!large.fits());
}
