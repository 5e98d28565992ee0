#include "base/Log.hpp"

#include <ctime>

#include "base/Numbers.hpp"

static const char* const kLevelNames[] = {"emerg", "alert",  "crit", "error",
                                          "warn",  "notice", "info", "debug"};
static const std::size_t kLongestText = 2048;

bool parseLogLevel(const Slice& name, LogLevel& level) {
  for (int i = kLogEmerg; i <= kLogDebug; ++i) {
    if (name != Slice(kLevelNames[i])) continue;
    level = static_cast<LogLevel>(i);
    return true;
  }
  return false;
}

Slice logLevelName(LogLevel level) { return kLevelNames[level]; }

static void appendTime(std::string& line) {
  std::time_t now = std::time(0);
  char text[32];
  std::size_t length = std::strftime(text, sizeof text, "%Y/%m/%d %H:%M:%S", std::localtime(&now));
  line.append(text, length);
}

static void appendVisible(std::string& line, char c) {
  unsigned char byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte != 0x7f) {
    line += c;
    return;
  }
  line += "\\x";
  line += "0123456789ABCDEF"[byte >> 4];
  line += "0123456789ABCDEF"[byte & 15];
}

void Log::write(LogLevel level, const Slice& text) {
  if (!shows(level)) return;
  std::string line;
  appendTime(line);
  line += " [";
  line += kLevelNames[level];
  line += "] ";
  appendDecimal(line, pid_);
  line += "#0: ";
  for (std::size_t i = 0; i < text.size() && i < kLongestText; ++i)
    appendVisible(line, text[i]);
  line += '\n';
  sink_.writeLine(line);
}
