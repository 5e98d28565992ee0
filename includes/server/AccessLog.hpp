#ifndef SERVER_ACCESSLOG_HPP
#define SERVER_ACCESSLOG_HPP

#include <string>

class Exchange;

// Writes access log lines.
class AccessLog {
 public:
  AccessLog() {}
  // Writes a line for an exchange that has ended into each access_log of its location. Throws
  // std::bad_alloc.
  void write(const Exchange& exchange);

 private:
  AccessLog(const AccessLog&);
  AccessLog& operator=(const AccessLog&);

  std::string line_;  // kept for its memory
};

#endif
