#include "directives/SessionDirectives.hpp"

#include "directives/SlotSetters.hpp"
#include "http/CharClass.hpp"

static Status setSessionCookie(Block& block, const Statement& statement) {
  const std::string& name = statement.arg(1);
  if (!isToken(name)) return Status::error("invalid cookie name \"" + name + "\"");
  block.scope().sessions.cookie = name == "off" ? "" : name;
  return Status::ok();
}

static Status setSessionTimeout(Block& block, const Statement& statement) {
  int& seconds = block.scope().sessions.timeout;
  Status status = readTime(statement, seconds);
  if (status.isOk() && seconds == 0) return invalidValue(statement, statement.arg(1));
  return status;
}

static const Directive kRows[] = {
    {"session_cookie", kAnywhere, 1, 1, setSessionCookie},
    {"session_timeout", kAnywhere, 1, 1, setSessionTimeout},
    {"session_max", kAnywhere, 1, 1, setCount<SessionSettings, &SessionSettings::max>},
};

DirectiveRows sessionDirectives() { return DirectiveRows(kRows); }
