#include "rewrite/ProgramRun.hpp"

#include "config/Values.hpp"
#include "http/UriPath.hpp"
#include "rewrite/Condition.hpp"
#include "rewrite/Replacement.hpp"
#include "rewrite/Return.hpp"
#include "variables/Variables.hpp"

ProgramRun::ProgramRun(FileCache& files, Exchange& exchange)
    : files_(files), exchange_(exchange), state_(kSamePath) {}

Handler::Result ProgramRun::run(const RewriteProgram& program) {
  runSteps(program);
  if (state_ == kResponded) return Handler::kResponded;
  return state_ == kNewPath ? Handler::kRewritten : Handler::kDeclined;
}

// Returns false if no further step is to run, neither here nor around here.
bool ProgramRun::runSteps(const RewriteProgram& program) {
  for (std::size_t i = 0; i < program.steps.size(); ++i)
    if (!runStep(program.steps[i])) return false;
  return true;
}

bool ProgramRun::runStep(const RewriteStep& step) {
  switch (step.kind) {
    case RewriteStep::kSet:
      set(step);
      return true;
    case RewriteStep::kIf:
      return runIf(step);
    case RewriteStep::kRewrite:
      return runRewrite(step);
    case RewriteStep::kReturn:
      return runReturn(step);
    default:
      state_ = kSamePath;
      return false;
  }
}

bool ProgramRun::runIf(const RewriteStep& step) {
  if (!holds(step.condition, files_, exchange_)) return true;
  exchange_.location = step.block;
  return runSteps(step.block->rewrites);
}

// A method that `methods` leaves out is for the handler of `methods` to refuse.
bool ProgramRun::runReturn(const RewriteStep& step) {
  unsigned listed = exchange_.scope().access.methods;
  bool isListed = listed == 0 || (listed & exchange_.method) != 0 || exchange_.isErrorPage;
  bool isServers = exchange_.location->kind == Location::kServerLevel;
  if (!isListed && !isServers) return false;
  respondByReturn(step, exchange_);
  state_ = kResponded;
  return false;
}

void ProgramRun::set(const RewriteStep& step) {
  std::string value;
  expand(step.text, exchange_, value);
  off_t rate;
  switch (step.target) {
    case RewriteStep::kArgs:
      exchange_.args.swap(value);
      return;
    case RewriteStep::kLimitRate:
      if (parseSize(value, rate)) exchange_.limitRate = rate;
      return;
    default:
      exchange_.values.set(step.slot, value);
  }
}

bool ProgramRun::runRewrite(const RewriteStep& step) {
  if (!matchOrClear(*step.pattern, exchange_.path, exchange_)) return true;
  if (step.flag == RewriteStep::kRedirect || step.flag == RewriteStep::kPermanent) {
    redirect(step);
    return false;
  }
  replacePath(step);
  if (exchange_.path.empty()) return fail(500, "the rewritten URI has a zero length");
  if (climbs(exchange_.path)) return fail(404, "\"" + exchange_.path + "\" leads out of the root");
  state_ = step.flag == RewriteStep::kBreakOff ? kSamePath : kNewPath;
  return step.flag == RewriteStep::kGoOn;
}

static void appendArgs(std::string& args, const std::string& more) {
  if (more.empty()) return;
  if (!args.empty()) args += '&';
  args += more;
}

void ProgramRun::replacePath(const RewriteStep& step) {
  Replacement replacement(step, exchange_);
  exchange_.isInternal = true;
  exchange_.path.swap(replacement.path);
  if (replacement.hasArgs) {
    if (step.keepsArgs) appendArgs(replacement.args, exchange_.args);
    exchange_.args.swap(replacement.args);
  } else if (!step.keepsArgs) {
    exchange_.args.clear();
  }
  if (!exchange_.scope().rewrite.isLogged) return;
  exchange_.log(kLogNotice,
                "rewritten data: \"" + exchange_.path + "\", args: \"" + exchange_.args + "\"");
}

void ProgramRun::redirect(const RewriteStep& step) {
  Replacement replacement(step, exchange_);
  std::string& url = replacement.path;
  decodeRedirect(url);
  if (step.keepsArgs && !exchange_.args.empty()) {
    url += replacement.hasArgs ? '&' : '?';
    url += exchange_.args;
  }
  exchange_.response.setStatus(step.flag == RewriteStep::kPermanent ? 301 : 302);
  exchange_.response.location.swap(url);
  state_ = kResponded;
  if (!exchange_.scope().rewrite.isLogged) return;
  exchange_.log(kLogNotice, "rewritten redirect: \"" + exchange_.response.location + "\"");
}

bool ProgramRun::fail(int status, const std::string& why) {
  exchange_.log(kLogError, why);
  exchange_.response.setStatus(status);
  state_ = kResponded;
  return false;
}
