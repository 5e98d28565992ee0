#ifndef CONFIG_LOGSETTINGS_HPP
#define CONFIG_LOGSETTINGS_HPP

#include <string>

#include "base/Log.hpp"
#include "config/InheritedList.hpp"
#include "config/Template.hpp"

struct LogFormat {
  enum Escape { kEscapeDefault, kEscapeJson, kEscapeNone };

  Escape escape;
  Template line;

  LogFormat() : escape(kEscapeDefault) {}
};

struct AccessLogRule {
  std::string path;         // resolved against the prefix
  const LogFormat* format;  // owned by the Config
  mutable LineSink* sink;   // where `path` leads; set when the logs are opened, 0 before

  AccessLogRule() : format(0), sink(0) {}
};

struct ErrorLogRule {
  std::string path;  // resolved against the prefix; "stderr" for the standard error
  LogLevel level;
  mutable LineSink* sink;  // where `path` leads; set when the logs are opened, 0 before

  ErrorLogRule() : level(kLogError), sink(0) {}
};

struct LogSettings {
  InheritedList<AccessLogRule> access;  // empty: off
  InheritedList<ErrorLogRule> error;    // never empty in a configuration that was loaded
  bool notFound;

  LogSettings() : notFound(true) {}
};

#endif
