#include "config/VariableValues.hpp"

#include <criterion/criterion.h>

#include <string>

namespace {

struct World {
  VariableNames names;
  RegexScratch scratch;
  VariableValues values;

  Pattern pattern(const std::string& text) {
    Pattern made;
    Status status = Pattern::compile(text, false, scratch, names, made);
    cr_assert(status.isOk(), "%s", status.message().c_str());
    values.begin(names);
    return made;
  }
  std::string group(int number) { return values.group(number).str(); }
  std::string value(const char* name) { return values.text(names.use(name)); }
};

}  // namespace

Test(VariableValues, a_match_replaces_the_groups_and_owns_their_text) {
  World world;
  Pattern pattern = world.pattern("a(.)(.)?");
  std::string text = "xab";
  cr_expect(world.values.match(pattern, text));
  text = "???";
  cr_expect_eq(world.group(1), "b");
  cr_expect_eq(world.group(2), "");
  cr_expect_eq(world.group(9), "");
  cr_expect_not(world.values.match(pattern, "zzz"));
  cr_expect_eq(world.group(1), "b", "a failed match changes nothing");
  world.values.clearGroups();
  cr_expect_eq(world.group(1), "");
}

Test(VariableValues, a_match_without_groups_clears_them) {
  World world;
  Pattern with = world.pattern("(a)");
  Pattern without = world.pattern("b");
  cr_expect(world.values.match(with, "a"));
  cr_expect(world.values.match(without, "b"));
  cr_expect_eq(world.group(1), "");
}

Test(VariableValues, named_groups_are_variables) {
  World world;
  Pattern pattern = world.pattern("(?<first>a+)(?P<second>b)?");
  cr_expect(world.values.match(pattern, "aab"));
  cr_expect_eq(world.value("first"), "aa");
  cr_expect_eq(world.value("second"), "b");
  cr_expect_eq(world.group(2), "b");
  world.values.clearGroups();
  cr_expect_eq(world.value("first"), "aa", "a variable stays");
  cr_expect(world.values.match(pattern, "a"));
  cr_expect_eq(world.value("second"), "");
}

Test(VariableNames, a_variable_must_be_defined_somewhere) {
  VariableNames names;
  int slot;
  names.standAt(SourcePosition(), "return");
  int used = names.use("Later");
  cr_expect(names.check().message().find("unknown \"later\" variable in \"return\"") !=
            std::string::npos);
  cr_expect(names.define("later", slot).isOk());
  cr_expect_eq(slot, used);
  cr_expect(names.check().isOk());
  cr_expect(names.define("LATER", slot).isOk(), "it may be defined twice");
  cr_expect_eq(slot, used);
  cr_expect_eq(names.count(), 1u);
}

Test(VariableNames, built_in_variables_cannot_be_defined) {
  VariableNames names;
  int slot;
  for (const char* name : {"uri", "HOST", "http_x", "arg_x", "remote_addr"})
    cr_expect_eq(names.define(name, slot).message(),
                 std::string("the duplicate \"") + name + "\" variable");
  cr_expect_eq(names.count(), 0u);
}
