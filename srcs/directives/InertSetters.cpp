#include "directives/InertSetters.hpp"

#include "directives/Arguments.hpp"

Status noteInert(Block& block, const Statement& statement) {
  block.note(statement, "\"" + statement.name() + "\" has no effect here");
  return Status::ok();
}

template <typename T>
static Status noteInertValue(Block& block, const Statement& statement) {
  T ignored;
  Status status = readValue(statement, ignored);
  return status.isOk() ? noteInert(block, statement) : status;
}

Status noteInertFlag(Block& block, const Statement& statement) {
  return noteInertValue<bool>(block, statement);
}

Status noteInertSize(Block& block, const Statement& statement) {
  return noteInertValue<off_t>(block, statement);
}

Status noteInertNumber(Block& block, const Statement& statement) {
  return noteInertValue<int>(block, statement);
}

Status noteInertTime(Block& block, const Statement& statement) {
  int ignored;
  Status status = readTime(statement, ignored);
  return status.isOk() ? noteInert(block, statement) : status;
}

Status warnInert(Block& block, const Statement& statement) {
  if (statement.count() == 1 && statement.arg(1) == "off") return Status::ok();
  block.warn(statement, "\"" + statement.name() + "\" is not supported, ignored");
  return Status::ok();
}

Status warnInertOnce(Block& block, const Statement& statement, const std::string& why) {
  const std::vector<std::string>& warnings = block.config.warnings;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    if (Slice(warnings[i]).endsWith(why)) return noteInert(block, statement);
  block.warn(statement, "\"" + statement.name() + "\" has no effect here: " + why);
  return Status::ok();
}
