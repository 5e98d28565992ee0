#include "directives/LogDirectives.hpp"

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static const LogFormat* findFormat(const Config& config, const std::string& name) {
  std::map<std::string, LogFormat>::const_iterator at = config.logFormats.find(name);
  return at == config.logFormats.end() ? 0 : &at->second;
}

static Status checkLogPath(const Statement& statement) {
  const std::string& path = statement.arg(1);
  bool isElsewhere = Slice(path).startsWith("syslog:") || Slice(path).startsWith("memory:");
  bool isVariable = path.find('$') != std::string::npos;
  if (isElsewhere || isVariable) return notSupported(statement, path);
  if (!path.empty()) return Status::ok();
  return Status::error("\"" + statement.name() + "\" directive needs the path of a file");
}

// buffer=, flush= and gzip= say how lines are written. This server always collects them and writes
// them each second.
static Status checkLogOption(const Statement& statement, const Slice& option) {
  off_t value;
  if (option.startsWith("buffer=")) {
    if (parseSize(option.from(7), value) && value > 0) return Status::ok();
    return Status::error("invalid buffer size \"" + option.from(7).str() + "\"");
  }
  if (option.startsWith("flush=")) {
    if (parseMilliseconds(option.from(6), value) && value > 0) return Status::ok();
    return Status::error("invalid flush time \"" + option.from(6).str() + "\"");
  }
  if (option == "gzip" || option.startsWith("gzip=") || option.startsWith("if=")) {
    return notSupported(statement, "... " + option.str());
  }
  return invalidParameter(option.str());
}

static Status checkLogOptions(Block& block, const Statement& statement) {
  bool hasBuffer = false;
  bool hasFlush = false;
  for (std::size_t i = 3; i <= statement.count(); ++i) {
    Status status = checkLogOption(statement, statement.arg(i));
    if (!status.isOk()) return status;
    hasBuffer = hasBuffer || Slice(statement.arg(i)).startsWith("buffer=");
    hasFlush = hasFlush || Slice(statement.arg(i)).startsWith("flush=");
    block.note(statement, "\"" + statement.arg(i) +
                              "\" has no effect here: lines are collected and written each second");
  }
  if (!hasFlush || hasBuffer) return Status::ok();
  return Status::error("no buffer is defined for access_log \"" + statement.arg(1) + "\"");
}

// "access_log off" wins over the other access_logs of its block.
static const char kLogsOff[] = "access_log off";

static Status turnLogsOff(Block& block, const Statement& statement) {
  if (statement.count() > 1) return invalidParameter(statement.arg(2));
  block.own(block.scope().logs.access).clear();
  block.claim(kLogsOff, statement.position);
  return Status::ok();
}

static Status setAccessLog(Block& block, const Statement& statement) {
  if (statement.arg(1) == "off") return turnLogsOff(block, statement);
  InheritedList<AccessLogRule>& logs = block.own(block.scope().logs.access);
  Status status = checkLogPath(statement);
  if (!status.isOk()) return status;
  AccessLogRule rule;
  std::string format = statement.count() > 1 ? statement.arg(2) : "combined";
  rule.path = resolvePath(block.config.prefix, statement.arg(1));
  rule.format = findFormat(block.config, format);
  if (!rule.format) return Status::error("unknown log format \"" + format + "\"");
  if (!block.isClaimed(kLogsOff)) logs.push_back(rule);
  return checkLogOptions(block, statement);
}

static bool readEscape(const Slice& word, LogFormat::Escape& escape) {
  escape = LogFormat::kEscapeDefault;
  if (word == "escape=json") escape = LogFormat::kEscapeJson;
  if (word == "escape=none") escape = LogFormat::kEscapeNone;
  return escape != LogFormat::kEscapeDefault || word == "escape=default";
}

static Status setLogFormat(Block& block, const Statement& statement) {
  if (findFormat(block.config, statement.arg(1))) {
    return Status::error("duplicate \"log_format\" name \"" + statement.arg(1) + "\"");
  }
  LogFormat::Escape escape = LogFormat::kEscapeDefault;
  bool hasEscape = Slice(statement.arg(2)).startsWith("escape=");
  if (hasEscape && !readEscape(statement.arg(2), escape)) {
    return Status::error("unknown log format escaping \"" + statement.arg(2).substr(7) + "\"");
  }
  Template line;
  for (std::size_t i = hasEscape ? 3 : 2; i <= statement.count(); ++i) {
    Template part;
    Status status = readTemplate(block, statement, statement.arg(i), part);
    if (!status.isOk()) return status;
    line.append(part);
  }
  LogFormat& format = block.config.logFormats[statement.arg(1)];
  format.escape = escape;
  format.line = line;
  return Status::ok();
}

static Status setErrorLog(Block& block, const Statement& statement) {
  Status status = checkLogPath(statement);
  if (!status.isOk()) return status;
  ErrorLogRule rule;
  if (statement.count() > 1 && !parseLogLevel(statement.arg(2), rule.level)) {
    return Status::error("invalid log level \"" + statement.arg(2) + "\"");
  }
  if (statement.count() > 2) {
    return Status::error("duplicate log level \"" + statement.arg(3) + "\"");
  }
  bool isStderr = statement.arg(1) == "stderr";
  rule.path = isStderr ? statement.arg(1) : resolvePath(block.config.prefix, statement.arg(1));
  block.own(block.scope().logs.error).push_back(rule);
  return Status::ok();
}

static const Directive kRows[] = {
    {"log_format", kHttp | kRepeats | kEarly, 2, kMany, setLogFormat},
    {"access_log", kAnywhere | kLocationIf | kRepeats, 1, kMany, setAccessLog},
    {"error_log", kMain | kAnywhere | kRepeats, 1, kMany, setErrorLog},
    {"log_not_found", kAnywhere, 1, 1, set<LogSettings, bool, &LogSettings::notFound>},
};

DirectiveRows logDirectives() { return DirectiveRows(kRows); }
