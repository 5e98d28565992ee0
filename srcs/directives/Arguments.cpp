#include "directives/Arguments.hpp"

#include "config/Values.hpp"

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

Status invalidValue(const Statement& statement, const std::string& value,
                    const std::string& advice) {
  return Status::error("invalid value " + quoted(value) + " in " + quoted(statement.name()) +
                       " directive" + advice);
}

Status invalidParameter(const std::string& parameter, const std::string& advice) {
  return Status::error("invalid parameter " + quoted(parameter) + advice);
}

Status notSupported(const Statement& statement, const std::string& value,
                    const std::string& advice) {
  return Status::unsupported(quoted(statement.name() + " " + value) + " is not supported" + advice);
}

// nginx's sentence for a first word of the wrong form.
static Status invalidFirst(const Statement& statement, const std::string& what,
                           const std::string& advice) {
  return Status::error(quoted(statement.name()) + " directive invalid " + what + " " +
                       quoted(statement.arg(1)) + advice);
}

Status readValue(const Statement& statement, bool& value) {
  if (parseFlag(statement.arg(1), value)) return Status::ok();
  return invalidValue(statement, statement.arg(1), ", it must be \"on\" or \"off\"");
}

Status readValue(const Statement& statement, off_t& value) {
  if (parseSize(statement.arg(1), value)) return Status::ok();
  return invalidFirst(statement, "value", ", it must be a size such as 8k, 20m or 1g");
}

Status readValue(const Statement& statement, std::size_t& value) {
  off_t size;
  Status status = readValue(statement, size);
  if (status.isOk()) value = static_cast<std::size_t>(size);
  return status;
}

Status readValue(const Statement& statement, int& value) {
  if (parseNumber(statement.arg(1), value)) return Status::ok();
  return invalidFirst(statement, "number", "");
}

Status readValue(const Statement& statement, std::string& value) {
  value = statement.arg(1);
  return Status::ok();
}

Status readTime(const Statement& statement, int& seconds) {
  if (parseTimeout(statement.arg(1), seconds)) return Status::ok();
  return invalidFirst(statement, "value", ", it must be a time such as 30s, 5m or 1h30m");
}

Status readCount(const Statement& statement, int& value) {
  Status status = readValue(statement, value);
  if (!status.isOk() || value > 0) return status;
  return Status::error(quoted(statement.name()) +
                       " directive value must be equal to or greater than 1");
}

Status readTemplate(Block& block, const Statement& statement, const std::string& word,
                    Template& value) {
  Status status = Template::compile(word, value, &block.config.variables);
  if (status.isOk()) return status;
  return Status::error(status.message() + " in " + quoted(statement.name()) + " directive");
}

Status readChoice(const Statement& statement, const Choice* choices, std::size_t count,
                  int& value) {
  std::string names;
  for (std::size_t i = 0; i < count; ++i) {
    if (equalsIgnoreCase(statement.arg(1), choices[i].name)) {
      value = choices[i].value;
      return Status::ok();
    }
    names += (i == 0 ? "" : (i + 1 == count ? " or " : ", ")) + quoted(choices[i].name);
  }
  return invalidValue(statement, statement.arg(1), ", it must be " + names);
}
