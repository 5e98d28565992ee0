#ifndef SERVER_LOGS_HPP
#define SERVER_LOGS_HPP

#include <map>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "net/LogWriter.hpp"

// Every log that is open, with one writer for each path, however many directives name it. A log
// survives a reload if the new configuration names it too.
class Logs {
 public:
  // Keeps references to both; they must outlive this object.
  Logs(EventLoop& loop, BlockPool& pool);
  // REQUIRES: every log was released.
  ~Logs();

  // Opens the logs that `config` names, and sets its sinks. Appends each to `used`, also on an
  // error; the caller passes `used` to release() when the configuration goes.
  Status attach(const Config& config, std::vector<LogWriter*>& used);
  void release(const std::vector<LogWriter*>& used);

  // Opens every path anew. An error names the first log that cannot be opened; such a log goes on
  // with the file it had.
  Status reopen();
  void flush();
  // Returns the path of a log that has begun to lose lines since the last call, or 0. Does not
  // allocate.
  const std::string* takeFailure();
  // Returns true if nothing is left to be written.
  bool areDrained() const;

 private:
  struct Entry {
    LogWriter* writer;  // owned
    int users;          // of attach(), so many configurations and directives
  };
  typedef std::map<std::string, Entry> Entries;

  Logs(const Logs&);
  Logs& operator=(const Logs&);

  Status acquire(const std::string& named, std::vector<LogWriter*>& used, LogWriter*& writer);
  Status attachAccessLog(const AccessLogRule& rule, std::vector<LogWriter*>& used);
  Status attachScope(const Scope& scope, std::vector<LogWriter*>& used);
  Status attachLocation(const Location& location, std::vector<LogWriter*>& used);
  Status attachErrorLog(const ErrorLogRule& rule, std::vector<LogWriter*>& used);

  EventLoop& loop_;
  BlockPool& pool_;
  Entries entries_;
};

#endif
