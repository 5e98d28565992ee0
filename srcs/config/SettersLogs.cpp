// access_log, log_format, error_log, pid, open_file_cache.
#include <climits>

#include "config/Paths.hpp"
#include "config/Setters.hpp"
#include "config/Values.hpp"

static const LogFormat* findFormat(const Config& config, const std::string& name) {
  for (std::size_t i = 0; i < config.logFormats.size(); ++i) {
    if (config.logFormats[i]->name == name) return config.logFormats[i];
  }
  return 0;
}

static Complaint checkLogPath(const Statement& statement) {
  const std::string& path = statement.arg(1);
  bool isElsewhere = Slice(path).startsWith("syslog:") || Slice(path).startsWith("memory:");
  bool isVariable = path.find('$') != std::string::npos;
  if (isElsewhere || isVariable) return notSupported(statement, path);
  if (path.empty()) return "\"" + statement.name() + "\" directive needs the path of a file";
  return Complaint();
}

// buffer=, flush= and gzip= say how lines are written. Ours always collects them and writes them
// each second.
static Complaint checkLogOption(const Statement& statement, const Slice& option) {
  off_t value;
  if (option.startsWith("buffer=")) {
    if (parseSize(option.from(7), value) && value > 0) return Complaint();
    return "invalid buffer size \"" + option.from(7).str() + "\"";
  }
  if (option.startsWith("flush=")) {
    if (parseMilliseconds(option.from(6), value) && value > 0) return Complaint();
    return "invalid flush time \"" + option.from(6).str() + "\"";
  }
  if (option == "gzip" || option.startsWith("gzip=") || option.startsWith("if=")) {
    return notSupported(statement, "... " + option.str());
  }
  return invalidParameter(option.str());
}

static Complaint checkLogOptions(Block& block, const Statement& statement) {
  bool hasBuffer = false;
  bool hasFlush = false;
  for (std::size_t i = 3; i <= statement.count(); ++i) {
    Complaint complaint = checkLogOption(statement, statement.arg(i));
    if (!complaint.empty()) return complaint;
    hasBuffer = hasBuffer || Slice(statement.arg(i)).startsWith("buffer=");
    hasFlush = hasFlush || Slice(statement.arg(i)).startsWith("flush=");
    block.note(statement, "\"" + statement.arg(i) +
                              "\" has no effect here: lines are collected and written each second");
  }
  if (!hasFlush || hasBuffer) return Complaint();
  return "no buffer is defined for access_log \"" + statement.arg(1) + "\"";
}

Complaint setAccessLog(Block& block, const Statement& statement) {
  std::vector<AccessLogRule>& logs = block.own(block.scope().logs.access);
  if (statement.arg(1) == "off") {
    if (statement.count() > 1) return invalidParameter(statement.arg(2));
    logs.clear();
    block.hasLogsOff = true;
    return Complaint();
  }
  Complaint complaint = checkLogPath(statement);
  if (!complaint.empty()) return complaint;
  AccessLogRule rule;
  std::string format = statement.count() > 1 ? statement.arg(2) : "combined";
  rule.path = resolvePath(block.config.prefix, statement.arg(1));
  rule.format = findFormat(block.config, format);
  if (!rule.format) return "unknown log format \"" + format + "\"";
  if (!block.hasLogsOff) logs.push_back(rule);
  return checkLogOptions(block, statement);
}

static bool readEscape(const Slice& word, LogFormat::Escape& escape) {
  escape = LogFormat::kEscapeDefault;
  if (word == "escape=json") escape = LogFormat::kEscapeJson;
  if (word == "escape=none") escape = LogFormat::kEscapeNone;
  return escape != LogFormat::kEscapeDefault || word == "escape=default";
}

Complaint setLogFormat(Block& block, const Statement& statement) {
  if (findFormat(block.config, statement.arg(1))) {
    return "duplicate \"log_format\" name \"" + statement.arg(1) + "\"";
  }
  LogFormat::Escape escape = LogFormat::kEscapeDefault;
  std::size_t first = 2;
  if (Slice(statement.arg(2)).startsWith("escape=")) {
    if (!readEscape(statement.arg(2), escape)) {
      return "unknown log format escaping \"" + statement.arg(2).substr(7) + "\"";
    }
    first = 3;
  }
  Template line;
  for (std::size_t i = first; i <= statement.count(); ++i) {
    Template part;
    Complaint complaint = readTemplate(statement, statement.arg(i), part);
    if (!complaint.empty()) return complaint;
    line.append(part);
  }
  LogFormat& format = addNew(block.config.logFormats);
  format.name = statement.arg(1);
  format.escape = escape;
  format.line = line;
  return Complaint();
}

Complaint setErrorLog(Block& block, const Statement& statement) {
  Complaint complaint = checkLogPath(statement);
  if (!complaint.empty()) return complaint;
  ErrorLogRule rule;
  rule.level = kLogError;
  if (statement.count() > 1 && !parseLogLevel(statement.arg(2), rule.level)) {
    return "invalid log level \"" + statement.arg(2) + "\"";
  }
  if (statement.count() > 2) return "duplicate log level \"" + statement.arg(3) + "\"";
  bool isStderr = statement.arg(1) == "stderr";
  rule.path = isStderr ? statement.arg(1) : resolvePath(block.config.prefix, statement.arg(1));
  block.own(block.scope().logs.error).push_back(rule);
  return Complaint();
}

Complaint setPid(Block& block, const Statement& statement) {
  if (statement.arg(1).empty()) return "\"pid\" directive needs the path of a file";
  block.config.pidFile = resolvePath(block.config.prefix, statement.arg(1));
  return Complaint();
}

static Complaint cacheComplaint(const std::string& parameter) {
  return "invalid \"open_file_cache\" parameter \"" + parameter + "\"";
}

static bool readCacheParameter(const Slice& word, int& max, int& inactive) {
  off_t seconds;
  int ignored;
  if (word == "off") {
    max = 0;
    return true;
  }
  if (word.startsWith("max=")) return parseNumber(word.from(4), max) && max > 0;
  if (word.startsWith("min_uses=")) return parseNumber(word.from(9), ignored) && ignored > 0;
  if (!word.startsWith("inactive=") || !parseSeconds(word.from(9), seconds)) return false;
  if (seconds > INT_MAX) return false;
  inactive = static_cast<int>(seconds);
  return true;
}

Complaint setOpenFileCache(Block& block, const Statement& statement) {
  int max = -1;
  int inactive = 60;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    if (!readCacheParameter(statement.arg(i), max, inactive)) {
      return cacheComplaint(statement.arg(i));
    }
  }
  if (max < 0) return "\"open_file_cache\" must have the \"max\" parameter";
  block.scope().fileCache.max = max;
  block.scope().fileCache.inactive = inactive;
  return Complaint();
}
