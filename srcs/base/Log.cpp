#include "base/Log.hpp"

#include <ctime>

#include "base/Numbers.hpp"
#include "base/Utf8.hpp"

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

static void appendEscaped(std::string& line, char c) {
  line += "\\x";
  appendUpperHexByte(line, c);
}

// Terminals obey the control characters U+0080 to U+009F too, and some do so for single bytes.
static bool isControl(const Slice& character) {
  unsigned char first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1)
    return first < 0x20 || first == 0x7f || (first >= 0x80 && first < 0xa0);
  return first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
}

static void appendVisible(std::string& line, const Slice& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    Slice character = text.sub(at, size == 0 ? 1 : size);
    for (std::size_t i = 0; i < character.size(); ++i) {
      if (isControl(character))
        appendEscaped(line, character[i]);
      else
        line += character[i];
    }
    at += character.size();
  }
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
  appendVisible(line, text.sub(0, kLongestText));
  line += '\n';
  sink_.writeLine(line);
}
