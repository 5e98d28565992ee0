#ifndef SERVER_ACCESSLOG_HPP
#define SERVER_ACCESSLOG_HPP

#include <string>

class Exchange;

// Writes the line of an exchange that has ended into each access_log of its location.
class AccessLog {
 public:
  AccessLog() {}
  void write(const Exchange& exchange);

 private:
  AccessLog(const AccessLog&);
  AccessLog& operator=(const AccessLog&);

  std::string line_;
};

#endif
