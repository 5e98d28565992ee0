#ifndef CONFIG_SESSIONSETTINGS_HPP
#define CONFIG_SESSIONSETTINGS_HPP

#include <string>

struct SessionSettings {
  std::string cookie;  // empty: no sessions
  int timeout;         // seconds
  int max;             // sessions

  SessionSettings() : timeout(30 * 60), max(10000) {}
};

#endif
