#ifndef BASE_LOG_HPP
#define BASE_LOG_HPP

#include <string>

#include "base/Slice.hpp"

// nginx's levels, the gravest first.
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

// False: `name` is none of emerg, alert, crit, error, warn, notice, info, debug.
bool parseLogLevel(const Slice& name, LogLevel& level);
Slice logLevelName(LogLevel level);

// Where whole lines go, each with its '\n'.
class LineSink {
 public:
  virtual ~LineSink() {}
  virtual void writeLine(const Slice& line) = 0;
};

// An error log: lines of at least a level of gravity, in nginx's form
// "2026/11/21 12:00:00 [error] 4711#0: *17 open() "/x" failed, client: 127.0.0.1".
class Log {
 public:
  // Borrows the sink. `pid` is what the lines show.
  Log(LineSink& sink, LogLevel level, int pid) : sink_(sink), level_(level), pid_(pid) {}

  bool shows(LogLevel level) const { return level <= level_; }
  LogLevel level() const { return level_; }
  // Control characters in `text` are written as \xHH, so that no client can forge a line; a line
  // holds at most 2,048 bytes of it. Written only where shows(level).
  void write(LogLevel level, const Slice& text);

 private:
  Log(const Log&);
  Log& operator=(const Log&);

  LineSink& sink_;
  LogLevel level_;
  int pid_;
};

#endif
