#include "rewrite/Rewrite.hpp"

#include "rewrite/ProgramRun.hpp"

Handler::Result Rewrite::handle(Exchange& x) {
  const RewriteProgram& program = x.location->rewrites;
  bool isServers = x.location->kind == Location::kServerLevel;
  return program.empty() || isServers ? kDeclined : ProgramRun(files_, x).run(program);
}

// Where the path leads is not decided yet, so a path that has changed needs no other result.
Handler::Result Rewrite::runServerLevel(Exchange& x) {
  const RewriteProgram& program = x.server().level.rewrites;
  if (program.empty()) return kDeclined;
  Result result = ProgramRun(files_, x).run(program);
  return result == kRewritten ? kDeclined : result;
}

unsigned Rewrite::methods(Exchange& x) const {
  bool responds = x.location->rewrites.alwaysReturns();
  return responds ? kGet | kHead | kPost | kPut | kDelete : 0u;
}
