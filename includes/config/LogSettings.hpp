#ifndef CONFIG_LOGSETTINGS_HPP
#define CONFIG_LOGSETTINGS_HPP

#include <string>

#include "base/Log.hpp"
#include "config/InheritedList.hpp"
#include "config/Template.hpp"
#include "net/LogBuffer.hpp"
#include "net/LogFileCache.hpp"

struct LogFormat {
  enum Escape { kEscapeDefault, kEscapeJson, kEscapeNone };

  Escape escape;
  Template line;

  LogFormat() : escape(kEscapeDefault) {}
};

struct AccessLogRule {
  std::string path;         // resolved against the prefix; of a path with variables, the part
                            // before them up to a '/'
  Template name;            // the rest of a path with variables, else empty
  const LogFormat* format;  // owned by the Config
  Template condition;       // of `if=`: no line if its value is empty or "0"; may be empty
  mutable LineSink* sink;   // where `path` leads; set when the logs are opened, 0 before, and
                            // always 0 for a path with variables

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
  LogFileLimits openFiles;

  LogSettings() : notFound(true) {}
};

#endif
