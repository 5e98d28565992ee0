#ifndef SERVER_LOGS_HPP
#define SERVER_LOGS_HPP

#include <map>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "net/LogWriter.hpp"

// Every log that is open, one writer a path, whoever names it. They survive a reload.
class Logs {
 public:
  // Borrows both.
  Logs(EventLoop& loop, BlockPool& pool);
  // REQUIRES: all was released.
  ~Logs();

  // Opens what `config` names and sets its sinks; `used` is what was taken, to be released.
  Status attach(Config& config, std::vector<LogWriter*>& used);
  void release(const std::vector<LogWriter*>& used);

  // Opens every path anew. An error names the first that would not; that one goes on as it was.
  Status reopen();
  void flush();
  // Returns the path of a log that has begun to lose lines since the last call, or 0. Does not
  // allocate.
  const std::string* takeFailure();
  // Nothing is left to be written.
  bool areDrained() const;

 private:
  struct Entry {
    LogWriter* writer;  // owned
    int users;
  };
  typedef std::map<std::string, Entry> Entries;

  Logs(const Logs&);
  Logs& operator=(const Logs&);

  Status acquire(const std::string& named, std::vector<LogWriter*>& used, LogWriter*& writer);
  Status attachScope(Scope& scope, std::vector<LogWriter*>& used);
  Status attachLocation(Location& location, std::vector<LogWriter*>& used);
  Status attachErrorLog(ErrorLogRule& rule, std::vector<LogWriter*>& used);

  EventLoop& loop_;
  BlockPool& pool_;
  Entries entries_;
};

#endif
