#include "rewrite/Rewrite.hpp"

#include "rewrite/ProgramRun.hpp"

// A location has no program for the methods that its `limit_except` block is for, as in nginx.
static bool hasProgram(const Exchange& x) {
  const Location& location = *x.location;
  bool isServers = location.kind == Location::kServerLevel;
  return !location.rewrites.empty() && !isServers && !location.limitExcept.appliesTo(x.method);
}

Handler::Result Rewrite::handle(Exchange& x) {
  return hasProgram(x) ? ProgramRun(files_, x).run(x.location->rewrites) : kDeclined;
}

// Where the path leads is not decided yet, so a path that has changed needs no other result.
Handler::Result Rewrite::runServerLevel(Exchange& x) {
  const RewriteProgram& program = x.server().level.rewrites;
  if (program.empty()) return kDeclined;
  Result result = ProgramRun(files_, x).run(program);
  return result == kRewritten ? kDeclined : result;
}

unsigned Rewrite::methods(Exchange& x) const {
  bool responds = hasProgram(x) && x.location->rewrites.alwaysReturns();
  return responds ? kGet | kHead | kPost | kPut | kDelete : 0u;
}
