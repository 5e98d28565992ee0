#ifndef REWRITE_PROGRAMRUN_HPP
#define REWRITE_PROGRAMRUN_HPP

#include "config/RewriteProgram.hpp"
#include "exchange/Handler.hpp"

class FileCache;

// One run of a rewrite program, for one request.
//
//   kSamePath --> kNewPath --> kSamePath     `rewrite`, and then `break`
//       |             |
//       +------+------+
//              v
//         kResponded                         `return`, or a `rewrite` that redirects or fails
class ProgramRun {
 public:
  // Keeps references to both, which must outlive the run.
  ProgramRun(FileCache& files, Exchange& exchange);

  // Returns kDeclined if the location stays, kRewritten if another one must be chosen for the new
  // path, or kResponded.
  Handler::Result run(const RewriteProgram& program);

 private:
  enum State { kSamePath, kNewPath, kResponded };

  ProgramRun(const ProgramRun&);
  ProgramRun& operator=(const ProgramRun&);

  bool runSteps(const RewriteProgram& program);
  bool runStep(const RewriteStep& step);
  bool runIf(const RewriteStep& step);
  bool runRewrite(const RewriteStep& step);
  bool runReturn(const RewriteStep& step);
  void set(const RewriteStep& step);
  void replacePath(const RewriteStep& step);
  void redirect(const RewriteStep& step);
  bool fail(int status, const std::string& why);

  FileCache& files_;
  Exchange& exchange_;
  State state_;
};

#endif
