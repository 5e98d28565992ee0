#ifndef SERVER_ACCESSLOG_HPP
#define SERVER_ACCESSLOG_HPP

#include <string>

class Clock;
class Exchange;

// Writes the line of an exchange that has ended into each access_log of its location.
class AccessLog {
 public:
  // Borrows the clock.
  explicit AccessLog(Clock& clock) : clock_(clock) {}
  void write(const Exchange& exchange);

 private:
  AccessLog(const AccessLog&);
  AccessLog& operator=(const AccessLog&);

  Clock& clock_;
  std::string line_;
};

#endif
