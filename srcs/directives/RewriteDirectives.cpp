#include "directives/RewriteDirectives.hpp"

#include "config/Values.hpp"
#include "directives/IfCondition.hpp"
#include "directives/SlotSetters.hpp"

static void add(Block& block, const RewriteStep& step) {
  block.location.rewrites.steps.push_back(step);
}

static bool isUrl(const Slice& text) {
  return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("$scheme");
}

static Status readReturn(Block& block, const Statement& statement, RewriteStep& step) {
  bool isCode = parseNumber(statement.arg(1), step.status);
  bool isLoneUrl = !isCode && statement.count() == 1 && isUrl(statement.arg(1));
  if (isLoneUrl) step.status = 302;
  if (!isLoneUrl && (!isCode || step.status < 200 || step.status > 999)) {
    return Status::error("invalid return code \"" + statement.arg(1) + "\"");
  }
  if (!isLoneUrl && statement.count() == 1) return Status::ok();
  return readTemplate(block, statement, statement.arg(statement.count()), step.text);
}

static bool isRedirect(int status) {
  return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

static Status setReturn(Block& block, const Statement& statement) {
  RewriteStep step(RewriteStep::kReturn);
  Status status = readReturn(block, statement, step);
  if (!status.isOk()) return status;
  if (block.location.rewrites.alwaysReturns()) {
    block.warn(statement, "this \"return\" is never reached, the one above it responds");
  }
  if (isRedirect(step.status) && step.text.empty()) {
    block.warn(statement, "a \"return\" with status " + statement.arg(1) +
                              " and without a target redirects to nowhere");
  }
  add(block, step);
  return Status::ok();
}

static Status setBreak(Block& block, const Statement&) {
  add(block, RewriteStep(RewriteStep::kBreak));
  return Status::ok();
}

// The built-in variables that `set` may change.
static bool readBuiltInTarget(const Slice& name, RewriteStep::Target& target) {
  if (equalsIgnoreCase(name, "args")) {
    target = RewriteStep::kArgs;
  } else if (equalsIgnoreCase(name, "limit_rate")) {
    target = RewriteStep::kLimitRate;
  } else {
    return false;
  }
  return true;
}

static Status setVariable(Block& block, const Statement& statement) {
  const std::string& word = statement.arg(1);
  if (word.size() < 2 || word[0] != '$') {
    return Status::error("invalid variable name \"" + word + "\"");
  }
  RewriteStep step(RewriteStep::kSet);
  Slice name = Slice(word).from(1);
  Status status = Status::ok();
  if (!readBuiltInTarget(name, step.target)) {
    status = block.config.variables.define(name, step.slot);
  }
  if (status.isOk()) status = readTemplate(block, statement, statement.arg(2), step.text);
  if (status.isOk()) add(block, step);
  return status;
}

static Status readFlag(const Statement& statement, RewriteStep& step) {
  static const char* const kNames[] = {"last", "break", "redirect", "permanent"};
  static const RewriteStep::Flag kFlags[] = {RewriteStep::kLast, RewriteStep::kBreakOff,
                                             RewriteStep::kRedirect, RewriteStep::kPermanent};
  if (isUrl(statement.arg(2))) step.flag = RewriteStep::kRedirect;
  if (statement.count() < 3) return Status::ok();
  for (std::size_t i = 0; i < sizeof(kFlags) / sizeof(kFlags[0]); ++i) {
    if (statement.arg(3) != kNames[i]) continue;
    bool isRedirect = kFlags[i] == RewriteStep::kRedirect || kFlags[i] == RewriteStep::kPermanent;
    if (isRedirect || step.flag == RewriteStep::kGoOn) step.flag = kFlags[i];
    return Status::ok();
  }
  return invalidParameter(statement.arg(3));
}

// A '?' at the end of the replacement drops the arguments of the request.
static Status setRewrite(Block& block, const Statement& statement) {
  RewriteStep step(RewriteStep::kRewrite);
  if (statement.arg(2).empty()) return Status::error("empty replacement");
  Status status = block.config.addPattern(statement.arg(1), false, step.pattern);
  if (status.isOk()) status = readFlag(statement, step);
  std::string replacement = statement.arg(2);
  step.keepsArgs = !Slice(replacement).endsWith("?");
  if (!step.keepsArgs) replacement.erase(replacement.size() - 1);
  if (status.isOk()) status = readTemplate(block, statement, replacement, step.text);
  if (status.isOk()) add(block, step);
  return status;
}

static Status setIf(Block& block, const Statement& statement) {
  RewriteStep step(RewriteStep::kIf);
  Status status = readIfCondition(block, statement, step.condition);
  if (status.isOk()) add(block, step);
  return status;
}

static const Directive kRows[] = {
    {"return", kRewrites | kRepeats | kInOrder, 1, 2, setReturn},
    {"break", kRewrites | kRepeats | kInOrder, 0, 0, setBreak},
    {"set", kRewrites | kRepeats | kInOrder, 2, 2, setVariable},
    {"rewrite", kRewrites | kRepeats | kInOrder, 2, 3, setRewrite},
    {"if", kServer | kLocation | kRepeats | (kServerIf | kLocationIf) << kOpens, 1, kMany, setIf},
    {"rewrite_log", kAnywhere | kServerIf | kLocationIf, 1, 1,
     set<RewriteSettings, bool, &RewriteSettings::isLogged>},
    {"uninitialized_variable_warn", kAnywhere | kServerIf | kLocationIf, 1, 1,
     set<RewriteSettings, bool, &RewriteSettings::warnsOfUninitialized>},
};

DirectiveRows rewriteDirectives() { return DirectiveRows(kRows); }
