#include "directives/AccessDirectives.hpp"

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/Method.hpp"

static Status setMethods(Block& block, const Statement& statement) {
  unsigned methods = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    unsigned method;
    if (!parseMethodName(statement.arg(i), method)) {
      return Status::error("invalid method \"" + statement.arg(i) +
                           "\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS");
    }
    methods |= method;
  }
  block.scope().access.methods = methods;
  if ((methods & kGet) != 0 && (methods & kHead) == 0) {
    block.note(statement,
               "\"methods\" names GET without HEAD: the list is exact, and HEAD is a 405");
  }
  return Status::ok();
}

// Returns 0 unless nginx's limit_except knows the name, in any case.
static unsigned methodsExcepted(const Slice& name) {
  static const char* const kServed[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};
  static const char* const kOthers[] = {"MKCOL",     "COPY", "MOVE",   "PROPFIND",
                                        "PROPPATCH", "LOCK", "UNLOCK", "PATCH"};
  for (std::size_t i = 0; i < sizeof(kServed) / sizeof(kServed[0]); ++i) {
    if (!equalsIgnoreCase(name, kServed[i])) continue;
    Method method = parseMethod(kServed[i]);
    return method == kGet ? kGet | kHead : method;
  }
  for (std::size_t i = 0; i < sizeof(kOthers) / sizeof(kOthers[0]); ++i) {
    if (equalsIgnoreCase(name, kOthers[i])) return kUnknownMethod;
  }
  return 0;
}

static Status setLimitExcept(Block& block, const Statement& statement) {
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    unsigned methods = methodsExcepted(statement.arg(i));
    if (methods == 0) return Status::error("invalid method \"" + statement.arg(i) + "\"");
    block.location.limitExcept.methods |= methods;
  }
  block.location.limitExcept.auth = block.scope().access.auth;
  return Status::ok();
}

static Status addAccessRule(Block& block, const Statement& statement, bool allows) {
  AccessRule rule;
  rule.allows = allows;
  bool hadLowBits;
  if (!parseNetwork(statement.arg(1), rule.network, hadLowBits)) {
    return invalidParameter(statement.arg(1),
                            ", it must be an address, a network, \"unix:\" or \"all\"");
  }
  if (hadLowBits) {
    block.warn(statement, "low address bits of " + statement.arg(1) + " are meaningless");
  }
  if (block.context == kLimitExcept) {
    block.location.limitExcept.access.push_back(rule);
  } else {
    block.own(block.scope().access.rules).push_back(rule);
  }
  return Status::ok();
}

static Status setAllow(Block& block, const Statement& statement) {
  return addAccessRule(block, statement, true);
}

static Status setDeny(Block& block, const Statement& statement) {
  return addAccessRule(block, statement, false);
}

static Status setInternal(Block& block, const Statement&) {
  block.location.isInternal = true;
  return Status::ok();
}

static const Directive kRows[] = {
    {"methods", kServer | kLocation, 1, kMany, setMethods},
    {"limit_except", kLocation | kLimitExcept << kOpens, 1, kMany, setLimitExcept},
    {"allow", kAnywhere | kLimitExcept | kRepeats, 1, 1, setAllow},
    {"deny", kAnywhere | kLimitExcept | kRepeats, 1, 1, setDeny},
    {"internal", kLocation, 0, 0, setInternal},
};

DirectiveRows accessDirectives() { return DirectiveRows(kRows); }
