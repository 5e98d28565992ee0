#ifndef BASE_LOG_HPP
#define BASE_LOG_HPP

#include <string>

#include "base/LineSink.hpp"
#include "base/Slice.hpp"

// nginx's levels, the most serious first.
enum LogLevel {
  kLogEmerg,
  kLogAlert,
  kLogCrit,
  kLogError,
  kLogWarn,
  kLogNotice,
  kLogInfo,
  kLogDebug
};

// Returns false unless `name` is emerg, alert, crit, error, warn, notice, info or debug.
bool parseLogLevel(const Slice& name, LogLevel& level);
Slice logLevelName(LogLevel level);

// An error log. It writes lines from a minimum level on, in nginx's form: "2026/11/21 12:00:00
// [error] 4711#0: *17 open() "/x" failed, client: 127.0.0.1".
class Log {
 public:
  // Keeps a reference to the sink. `pid` appears in the lines.
  Log(LineSink& sink, LogLevel level, int pid) : sink_(sink), level_(level), pid_(pid) {}

  bool shows(LogLevel level) const { return level <= level_; }
  LogLevel level() const { return level_; }
  // Writes a line if shows(level). Control characters in `text` become \xHH, so that no client can
  // forge a line. A line holds at most 2,048 bytes of `text`.
  void write(LogLevel level, const Slice& text);

 private:
  Log(const Log&);
  Log& operator=(const Log&);

  LineSink& sink_;
  LogLevel level_;
  int pid_;
};

#endif
