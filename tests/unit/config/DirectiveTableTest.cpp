#include "config/DirectiveTable.hpp"

#include <criterion/criterion.h>

static const Directive kRows[] = {
    {"alpha", kMain, 0, 0, 0},
    {"beta", kServer, 1, 2, 0},
    {"beat", kMain, 1, 1, 0},
};
static const Directive kFamily[] = {{"*_gamma", kServer, 1, 1, 0}};
static const char* const kPrefixes[] = {"a", "b"};
static const Directive kLater[] = {{"a_delta", kServer, 1, 1, 0}};

static DirectiveTable tableOfAll() {
  DirectiveTable table;
  table.add(DirectiveRows(kRows));
  table.add(DirectiveRows(kFamily, kPrefixes));
  table.add(DirectiveRows(kLater));
  return table;
}

Test(directiveTable, rowsAreFoundByName) {
  DirectiveTable table = tableOfAll();
  cr_expect_eq(table.find("alpha"), &kRows[0]);
  cr_expect_eq(table.find("beta"), &kRows[1]);
  for (const char* name : {"", "alph", "alphaa", "ALPHA", "zeta"})
    cr_expect_eq(table.find(name), nullptr, "%s", name);
  cr_expect_eq(DirectiveTable().find("alpha"), nullptr);
  cr_expect_eq(table.rows().size(), 5u);
}

Test(directiveTable, aFamilyIsFoundUnderEachPrefix) {
  DirectiveTable table = tableOfAll();
  cr_expect_eq(table.find("a_gamma"), &kFamily[0]);
  cr_expect_eq(table.find("b_gamma"), &kFamily[0]);
  cr_expect_eq(table.find("a_delta"), &kLater[0]);
  for (const char* name : {"*_gamma", "*", "_gamma", "c_gamma", "agamma", "a_gam"})
    cr_expect_eq(table.find(name), nullptr, "%s", name);
}

Test(directiveTable, theMostSimilarNameIsSuggested) {
  DirectiveTable table = tableOfAll();
  cr_expect_eq(table.suggest("alpa", kMain), "alpha");
  cr_expect_eq(table.suggest("betta", kServer), "beta");
  cr_expect_eq(table.suggest("bea", kServer), "beta", "it may stand there");
  cr_expect_eq(table.suggest("bea", kMain), "beat");
  cr_expect_eq(table.suggest("b_gama", kServer), "", "families are not suggested");
  cr_expect_eq(table.suggest("zzzzzzz", kMain), "");
}
