#include "config/Builder.hpp"

#include <criterion/criterion.h>

#include "config/Checker.hpp"
#include "config/Parser.hpp"
#include "support/TempDir.hpp"

// A language of its own: the Builder knows no directive. Each word is added to the root's text, so
// that it shows what was applied, and in which order.
static Status add(Block& block, const Statement& statement) {
  if (statement.arg(1) == "wrong") return Status::error("it is wrong");
  Template& root = block.scope().paths.root;
  root.append(Template::literal(statement.arg(1)));
  return Status::ok();
}

static const Directive kRows[] = {
    {"server", kHttp | kRepeats | kServer << kOpens, 0, 0, 0},
    {"location", kServer | kLocation | kRepeats | kLocation << kOpens, 1, 2, 0},
    {"add", kAnywhere | kRepeats, 1, 1, add},
    {"early", kAnywhere | kRepeats | kEarly, 1, 1, add},
    {"lacking", kServer | kRefused | kMayBeOff, 0, kMany, 0},
};

static Status build(const std::string& text, Config& config) {
  TempDir dir;
  dir.write("t", text);
  std::vector<Config::Source> sources;
  Statement root;
  DirectiveTable table;
  table.add(DirectiveRows(kRows));
  Status status = Parser(sources).parseFile(dir.path("t"), root);
  Checker checker(table, root);
  FaultList faults;
  checker.check(faults);
  if (status.isOk()) status = faults.status(root);
  cr_assert(status.isOk(), "%s", status.message().c_str());
  VirtualServer model;
  model.level.scope.logs.error.push_back(ErrorLogRule());
  return Builder(table, config, model, faults).build(root, checker.topContext());
}

static const std::string& textOf(const Location& location) {
  return location.scope.paths.root.text();
}

Test(builder, aBlockStartsFromWhatIsAroundIt) {
  Config config;
  cr_assert(build("server { location / { add c; location /x { add d; } } add b; }\n"
                  "add a; server { }",
                  config)
                .isOk());
  const Location& level = config.servers.at(0)->level;
  cr_expect_eq(textOf(level), "ab");
  cr_expect_eq(textOf(*level.locations.at(0)), "abc");
  cr_expect_eq(textOf(*level.locations[0]->locations.at(0)), "abcd");
  cr_expect_eq(textOf(config.servers.at(1)->level), "a");
}

Test(builder, earlyOnesComeFirst) {
  Config config;
  cr_assert(build("server { add b; early a; lacking off; }", config).isOk());
  cr_expect_eq(textOf(config.servers.at(0)->level), "ab");
}

Test(builder, aSettersErrorGetsItsPosition) {
  Config config;
  std::string message = build("server {\n  add wrong;\n}", config).message();
  cr_expect_eq(message.substr(message.find(':')), ":2: it is wrong");
}

Test(builder, aServerHasAnAddressAndAName) {
  Config config;
  cr_assert(build("server { }", config).isOk());
  cr_expect_eq(config.servers.at(0)->listens.at(0).address.text(), "0.0.0.0:8000");
  cr_expect_eq(config.servers.at(0)->names.at(0), "");
}
