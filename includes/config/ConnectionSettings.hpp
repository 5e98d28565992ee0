#ifndef CONFIG_CONNECTIONSETTINGS_HPP
#define CONFIG_CONNECTIONSETTINGS_HPP

#include <sys/types.h>

#include <string>

// Times are in seconds.
struct ConnectionSettings {
  enum Browser { kMsie6 = 1, kSafari = 2 };

  int headerTimeout;
  int sendTimeout;
  int keepaliveTimeout;  // 0: no keep-alive
  int keepaliveField;    // "Keep-Alive: timeout="; 0: the field is not sent
  int keepaliveRequests;
  int keepaliveTime;           // the age at which a connection closes after the next response
  unsigned keepaliveDisabled;  // a set of Browser bits

  ConnectionSettings()
      : headerTimeout(60),
        sendTimeout(60),
        keepaliveTimeout(75),
        keepaliveField(0),
        keepaliveRequests(1000),
        keepaliveTime(3600),
        keepaliveDisabled(kMsie6) {}
};

// How request bodies are received.
struct BodySettings {
  off_t maxSize;           // bytes; 0: unlimited
  int timeout;             // seconds
  std::size_t bufferSize;  // bytes of a body that is collected in memory; the rest goes to a file
  std::string tempPath;    // the directory for bodies that are collected before a script starts

  BodySettings() : maxSize(1024 * 1024), timeout(60), bufferSize(16 * 1024), tempPath("/tmp") {}
};

#endif
