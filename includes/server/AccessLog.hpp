#ifndef SERVER_ACCESSLOG_HPP
#define SERVER_ACCESSLOG_HPP

#include <string>

#include "config/LogSettings.hpp"
#include "net/LogFileCache.hpp"

class Exchange;

// Writes access log lines.
class AccessLog {
 public:
  // Keeps a reference to the turn, which must outlive this object.
  explicit AccessLog(const Turn& turn) : files_(turn) {}
  // Writes a line for an exchange that has ended into each access_log of its location. A line for
  // which there is no memory is lost.
  void write(const Exchange& exchange);
  // The files of those logs whose paths have variables.
  LogFileCache& files() { return files_; }

 private:
  AccessLog(const AccessLog&);
  AccessLog& operator=(const AccessLog&);

  void writeOne(const AccessLogRule& rule, const Exchange& exchange);
  void writeNamed(const AccessLogRule& rule, const Exchange& exchange);

  LogFileCache files_;
  std::string line_;  // kept for its memory, as the next
  std::string path_;
};

#endif
