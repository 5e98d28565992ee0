#include "config/InheritedList.hpp"

#include <criterion/criterion.h>

#include <string>

static std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all)
    text += one + " ";
  return text;
}

Test(inheritedList, anEmptyList) {
  InheritedList<std::string> list;
  cr_expect(list.empty() && list.size() == 0 && list.begin() == list.end());
  cr_expect_eq(joined(list), "");
  list.clear();
  cr_expect(InheritedList<std::string>(list).empty());
}

Test(inheritedList, copiesShareTheirElementsUntilOneChanges) {
  InheritedList<std::string> outer;
  outer.push_back("a");
  outer.push_back("b");
  InheritedList<std::string> inner(outer);
  InheritedList<std::string> other;
  other = outer;
  cr_expect_eq(&inner[0], &outer[0]);
  inner.push_back("c");
  outer.push_back("d");
  cr_expect_eq(joined(inner), "a b c ");
  cr_expect_eq(joined(outer), "a b d ");
  cr_expect_eq(joined(other), "a b ");
  other.clear();
  other.push_back("e");
  cr_expect_eq(joined(other), "e ");
  cr_expect_eq(joined(outer), "a b d ");
}
