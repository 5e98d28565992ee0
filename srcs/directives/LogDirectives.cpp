#include "directives/LogDirectives.hpp"

#include <algorithm>
#include <climits>

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static const LogFormat* findFormat(const Config& config, const std::string& name) {
  std::map<std::string, LogFormat>::const_iterator at = config.logFormats.find(name);
  return at == config.logFormats.end() ? 0 : &at->second;
}

static Status checkLogPath(const Statement& statement) {
  const std::string& path = statement.arg(1);
  if (Slice(path).startsWith("syslog:")) {
    return notSupported(statement, path,
                        ": write to a file or to stderr, which a system log reads");
  }
  if (Slice(path).startsWith("memory:")) return notSupported(statement, path);
  if (!path.empty()) return Status::ok();
  return Status::error("\"" + statement.name() + "\" directive needs the path of a file");
}

// The words after the format of an access_log.
namespace {

struct LogOptions {
  bool hasBuffer;
  bool hasFlush;
  LogBuffer buffer;

  LogOptions() : hasBuffer(false), hasFlush(false) { buffer.seconds = LogBuffer::kUntilFull; }
};

}  // namespace

static Status readBuffer(const Slice& value, LogOptions& options) {
  off_t size;
  if (!parseSize(value, size) || size <= 0) {
    return Status::error("invalid buffer size \"" + value.str() + "\"");
  }
  options.hasBuffer = true;
  options.buffer.size = static_cast<std::size_t>(size);
  return Status::ok();
}

static Status readFlush(const Slice& value, LogOptions& options) {
  off_t time;
  if (!parseMilliseconds(value, time) || time <= 0) {
    return Status::error("invalid flush time \"" + value.str() + "\"");
  }
  options.hasFlush = true;
  const off_t kLongest = 24 * 3600;
  options.buffer.seconds = static_cast<int>(std::min((time + 999) / 1000, kLongest));
  return Status::ok();
}

static Status readLogOption(Block& block, const Statement& statement, const Slice& option,
                            LogOptions& options, AccessLogRule& rule) {
  if (option.startsWith("buffer=")) return readBuffer(option.from(7), options);
  if (option.startsWith("flush=")) return readFlush(option.from(6), options);
  if (option.startsWith("if=")) {
    return readTemplate(block, statement, option.from(3).str(), rule.condition);
  }
  if (option == "gzip" || option.startsWith("gzip=")) {
    return notSupported(statement, "... " + option.str(), ": logs are not compressed");
  }
  return invalidParameter(option.str());
}

// Logs of the same path share a buffer.
static Status setBuffer(Block& block, const Statement& statement, const LogOptions& options,
                        const AccessLogRule& rule) {
  if (!rule.name.empty()) return Status::error("buffered logs cannot have variables in name");
  typedef std::map<std::string, LogBuffer> Buffers;
  Buffers& buffers = block.config.logBuffers;
  Buffers::iterator found = buffers.insert(std::make_pair(rule.path, options.buffer)).first;
  if (found->second == options.buffer) return Status::ok();
  return Status::error("access_log \"" + statement.arg(1) +
                       "\" already defined with conflicting parameters");
}

static Status readLogOptions(Block& block, const Statement& statement, AccessLogRule& rule) {
  LogOptions options;
  for (std::size_t i = 3; i <= statement.count(); ++i) {
    Status status = readLogOption(block, statement, statement.arg(i), options, rule);
    if (!status.isOk()) return status;
  }
  if (options.hasBuffer) return setBuffer(block, statement, options, rule);
  if (!options.hasFlush) return Status::ok();
  return Status::error("no buffer is defined for access_log \"" + statement.arg(1) + "\"");
}

// Divides a path with variables, so that what follows the fixed directories cannot climb.
static Status readLogPath(Block& block, const Statement& statement, AccessLogRule& rule) {
  const std::string& path = statement.arg(1);
  std::size_t dollar = path.find('$');
  rule.path = resolvePath(block.config.prefix, path);
  if (dollar == std::string::npos) return Status::ok();
  std::string directories = directoryOf(path.substr(0, dollar));
  rule.path = resolvePath(block.config.prefix, directories);
  return readTemplate(block, statement, path.substr(directories.size()), rule.name);
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
  Status status = checkLogPath(statement);
  if (!status.isOk()) return status;
  InheritedList<AccessLogRule>& logs = block.own(block.scope().logs.access);
  AccessLogRule rule;
  status = readLogPath(block, statement, rule);
  if (!status.isOk()) return status;
  std::string format = statement.count() > 1 ? statement.arg(2) : "combined";
  rule.format = findFormat(block.config, format);
  if (!rule.format) return Status::error("unknown log format \"" + format + "\"");
  status = readLogOptions(block, statement, rule);
  if (status.isOk() && !block.isClaimed(kLogsOff)) logs.push_back(rule);
  return status;
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

static bool readCacheParameter(const Slice& word, LogFileLimits& limits) {
  off_t seconds;
  if (word.startsWith("max=")) return parseNumber(word.from(4), limits.most) && limits.most > 0;
  if (word.startsWith("min_uses=")) {
    return parseNumber(word.from(9), limits.minUses) && limits.minUses > 0;
  }
  bool isInactive = word.startsWith("inactive=");
  if (!isInactive && !word.startsWith("valid=")) return false;
  if (!parseSeconds(word.from(isInactive ? 9 : 6), seconds) || seconds > INT_MAX) return false;
  (isInactive ? limits.inactive : limits.valid) = static_cast<int>(seconds);
  return true;
}

static Status setOpenLogFileCache(Block& block, const Statement& statement) {
  LogFileLimits limits;
  bool isOff = false;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    isOff = isOff || statement.arg(i) == "off";
    if (statement.arg(i) == "off" || readCacheParameter(statement.arg(i), limits)) continue;
    return Status::error("invalid \"open_log_file_cache\" parameter \"" + statement.arg(i) + "\"");
  }
  if (isOff) limits = LogFileLimits();
  if (!isOff && limits.most == 0) {
    return Status::error("\"open_log_file_cache\" must have \"max\" parameter");
  }
  block.scope().logs.openFiles = limits;
  return Status::ok();
}

static Status setErrorLog(Block& block, const Statement& statement) {
  Status status = checkLogPath(statement);
  if (!status.isOk()) return status;
  if (statement.arg(1).find('$') != std::string::npos) {
    return notSupported(statement, statement.arg(1), ": its path cannot have variables");
  }
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
    {"open_log_file_cache", kAnywhere, 1, 4, setOpenLogFileCache},
    {"log_not_found", kAnywhere, 1, 1, set<LogSettings, bool, &LogSettings::notFound>},
};

DirectiveRows logDirectives() { return DirectiveRows(kRows); }
