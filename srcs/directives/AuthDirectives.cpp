#include "directives/AuthDirectives.hpp"

#include <climits>

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static AuthBasicSettings& authOf(Block& block) {
  bool isExcepted = block.context == kLimitExcept;
  return isExcepted ? block.location.limitExcept.auth : block.scope().access.auth;
}

static Status setAuthBasic(Block& block, const Statement& statement) {
  AuthBasicSettings& auth = authOf(block);
  auth.isSet = true;
  return readTemplate(block, statement, statement.arg(1), auth.realm);
}

static Status setUserFile(Block& block, const Statement& statement) {
  if (statement.arg(1).empty()) {
    return Status::error("\"auth_basic_user_file\" directive needs the path of a file");
  }
  AuthBasicSettings& auth = authOf(block);
  auth.directory = block.config.directory;
  return readTemplate(block, statement, statement.arg(1), auth.userFile);
}

static Status setAuthDelay(Block& block, const Statement& statement) {
  off_t milliseconds;
  if (!parseMilliseconds(statement.arg(1), milliseconds) || milliseconds > INT_MAX) {
    return invalidValue(statement, statement.arg(1), ", it must be a time such as 500ms or 2s");
  }
  block.scope().access.authDelay = static_cast<int>(milliseconds);
  return Status::ok();
}

static Status setSatisfy(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {{"all", 0}, {"any", 1}};
  return readChoice(statement, kChoices, block.scope().access.satisfiesAny);
}

static Status setAuthRequest(Block& block, const Statement& statement) {
  const std::string& uri = statement.arg(1);
  block.scope().access.authRequest = uri == "off" ? "" : uri;
  return Status::ok();
}

static Status addAuthVariable(Block& block, const Statement& statement) {
  const std::string& word = statement.arg(1);
  if (word.size() < 2 || word[0] != '$') {
    return Status::error("invalid variable name \"" + word + "\"");
  }
  AuthRequestVariable variable;
  Status status = block.config.variables.define(Slice(word).from(1), variable.slot);
  if (status.isOk()) status = readTemplate(block, statement, statement.arg(2), variable.value);
  if (status.isOk()) block.own(block.scope().access.authVariables).push_back(variable);
  return status;
}

static const Directive kRows[] = {
    {"auth_basic", kAnywhere | kLimitExcept, 1, 1, setAuthBasic},
    {"auth_basic_user_file", kAnywhere | kLimitExcept, 1, 1, setUserFile},
    {"auth_delay", kAnywhere, 1, 1, setAuthDelay},
    {"auth_request", kAnywhere, 1, 1, setAuthRequest},
    {"auth_request_set", kAnywhere | kRepeats, 2, 2, addAuthVariable},
    {"satisfy", kAnywhere, 1, 1, setSatisfy},
};

DirectiveRows authDirectives() { return DirectiveRows(kRows); }
