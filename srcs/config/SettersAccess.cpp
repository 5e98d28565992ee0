// What clients may do: methods, allow, deny, keepalive_timeout.
#include "config/Directives.hpp"
#include "config/Setters.hpp"
#include "config/Values.hpp"

Complaint setMethods(Block& block, const Statement& statement) {
  unsigned methods = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    unsigned method;
    if (!parseMethodName(statement.arg(i), method)) {
      return "invalid method \"" + statement.arg(i) +
             "\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS";
    }
    methods |= method;
  }
  block.scope().access.methods = methods;
  return Complaint();
}

static Complaint addAccessRule(Block& block, const Statement& statement, bool allows) {
  AccessRule rule;
  rule.allows = allows;
  bool hadLowBits;
  if (!parseNetwork(statement.arg(1), rule, hadLowBits)) {
    return invalidParameter(statement.arg(1)) + ", it must be an address, a network or \"all\"";
  }
  if (hadLowBits) {
    block.warn(statement, "low address bits of " + statement.arg(1) + " are meaningless");
  }
  if (block.context == kLimitExcept) {
    block.location.limitExcept.access.push_back(rule);
  } else {
    block.own(block.scope().access.rules).push_back(rule);
  }
  return Complaint();
}

Complaint setAllow(Block& block, const Statement& statement) {
  return addAccessRule(block, statement, true);
}

Complaint setDeny(Block& block, const Statement& statement) {
  return addAccessRule(block, statement, false);
}

Complaint setKeepaliveTimeout(Block& block, const Statement& statement) {
  Scope& scope = block.scope();
  scope.connection.keepaliveField = 0;
  Complaint complaint = readTime(statement, scope.connection.keepaliveTimeout);
  if (!complaint.empty() || statement.count() == 1) return complaint;
  off_t field;
  if (!parseSeconds(statement.arg(2), field) || field > INT_MAX) {
    return "\"keepalive_timeout\" directive invalid value \"" + statement.arg(2) + "\"";
  }
  scope.connection.keepaliveField = static_cast<int>(field);
  return Complaint();
}
