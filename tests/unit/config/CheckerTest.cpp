#include "config/Checker.hpp"

#include <criterion/criterion.h>

#include <algorithm>

#include "config/Parser.hpp"
#include "support/TempDir.hpp"

static Status accept(Block&, const Statement&) { return Status::ok(); }

// A language of its own: the Checker knows no directive.
static const Directive kRows[] = {
    {"http", kMain | kHttp << kOpens, 0, 0, 0},
    {"server", kHttp | kRepeats | kServer << kOpens, 0, 0, 0},
    {"types", kServer | kTypes << kOpens, 0, 0, accept},
    {"once", kServer, 1, 2, accept},
    {"often", kServer | kRepeats, 0, kMany, accept},
    {"lacking", kServer | kRefused | kMayBeOff, 0, kMany, 0},
};
static const Directive kFamily[] = {{"*_size", kServer, 1, 1, accept}};
static const char* const kPrefixes[] = {"big", "small"};

static void parse(const std::string& text, Statement& root) {
  TempDir dir;
  dir.write("t", text);
  std::vector<Config::Source> sources;
  cr_assert(Parser(sources).parseFile(dir.path("t"), root).isOk());
}

static std::string checked(const std::string& text) {
  DirectiveTable table;
  table.add(DirectiveRows(kRows));
  table.add(DirectiveRows(kFamily, kPrefixes));
  Statement root;
  parse(text, root);
  FaultList faults;
  Checker(table, root).check(faults);
  std::string lines;
  for (const std::string& line : faults.status(root).sentences())
    lines += (lines.empty() ? "" : "\n") + line.substr(line.find(":") + 1);
  return lines;
}

static std::string inServer(const std::string& text) {
  return checked("server {\n" + text + "\n}");
}

Test(checker, whatIsRight) {
  cr_expect_eq(inServer("once a; often; often b c d e; types { anything at all; } lacking off;"),
               "");
  cr_expect_eq(inServer("big_size 1; small_size 1;"), "", "two of a family are not duplicates");
}

Test(checker, everyFault) {
  cr_expect_eq(inServer("onze a;"), "2: unknown directive \"onze\", did you mean \"once\"?");
  cr_expect_eq(inServer("server { }"), "2: \"server\" directive is not allowed here");
  cr_expect_eq(inServer("lacking;"), "2: \"lacking\" is not supported");
  cr_expect_eq(inServer("types;"), "2: directive \"types\" has no opening \"{\"");
  cr_expect_eq(inServer("once a { }"), "2: directive \"once\" is not terminated by \";\"");
  cr_expect_eq(inServer("once;"), "2: invalid number of arguments in \"once\" directive");
  cr_expect_eq(inServer("once a b c;"), "2: invalid number of arguments in \"once\" directive");
  cr_expect_eq(inServer("once a;\nonce b;"), "3: \"once\" directive is duplicate");
  cr_expect_eq(inServer("big_size 1; big_size 2;"), "2: \"big_size\" directive is duplicate");
}

Test(checker, whatIsLackingIsLackingAnywhere) {
  cr_expect_eq(checked("\nlacking a b c;"), "2: \"lacking\" is not supported");
  cr_expect_eq(checked("\nlacking on { }"), "2: \"lacking\" is not supported");
  cr_expect_eq(checked("\nlacking off;"), "2: \"lacking\" directive is not allowed here");
  cr_expect_eq(inServer("lacking off off;"), "2: \"lacking\" is not supported");
  cr_expect_eq(inServer("lacking off { }"), "2: directive \"lacking\" is not terminated by \";\"");
}

Test(checker, everyFaultIsTold) {
  cr_expect_eq(inServer("lacking on;\nonze a;\nserver { once; }\nonce a;\nlacking { junk; }"),
               "2: \"lacking\" is not supported\n"
               "3: unknown directive \"onze\", did you mean \"once\"?\n"
               "4: \"server\" directive is not allowed here\n"
               "4: invalid number of arguments in \"once\" directive\n"
               "6: \"lacking\" is not supported");
}

Test(checker, noMoreThanAHundredFaultsAreTold) {
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += "qqqqqqqq;\n";
  std::string message = checked(text);
  cr_expect_eq(std::count(message.begin(), message.end(), '\n'), FaultList::kMost);
  cr_expect_neq(message.find("only the first 100 faults are shown"), std::string::npos);
}

Test(checker, theTopIsHttpTooWhereThereIsNoHttpBlock) {
  cr_expect_eq(checked("server { }"), "");
  cr_expect_eq(checked("http { server { } }"), "");
  cr_expect_eq(checked("http { }\nserver { }"),
               "2: \"server\" directive is not allowed here: this file has an \"http\" block, and "
               "it belongs inside");
}
