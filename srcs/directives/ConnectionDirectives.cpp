#include "directives/ConnectionDirectives.hpp"

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static Status setKeepaliveTimeout(Block& block, const Statement& statement) {
  ConnectionSettings& connection = block.scope().connection;
  connection.keepaliveField = 0;
  Status status = readTime(statement, connection.keepaliveTimeout);
  if (!status.isOk() || statement.count() == 1) return status;
  off_t field;
  if (!parseSeconds(statement.arg(2), field) || field > INT_MAX) {
    return Status::error("\"keepalive_timeout\" directive invalid value \"" + statement.arg(2) +
                         "\"");
  }
  connection.keepaliveField = static_cast<int>(field);
  return Status::ok();
}

static Status setKeepaliveDisable(Block& block, const Statement& statement) {
  unsigned& disabled = block.scope().connection.keepaliveDisabled;
  disabled = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& browser = statement.arg(i);
    if (browser == "msie6") {
      disabled |= ConnectionSettings::kMsie6;
    } else if (browser == "safari") {
      disabled |= ConnectionSettings::kSafari;
    } else if (browser != "none") {
      return invalidValue(statement, browser, ", it must be \"none\", \"msie6\" or \"safari\"");
    }
  }
  return Status::ok();
}

// nginx would make the directory. Its levels of subdirectories have no use here.
static Status setBodyTempPath(Block& block, const Statement& statement) {
  std::string& tempPath = block.scope().body.tempPath;
  std::string path = resolvePath(block.config.prefix, statement.arg(1));
  if (isDirectory(path)) {
    tempPath = path;
  } else {
    block.note(statement,
               "\"" + path + "\" is not a directory, request bodies go to \"" + tempPath + "\"");
  }
  return Status::ok();
}

static const Directive kRows[] = {
    {"client_header_timeout", kHttp | kServer, 1, 1,
     setTime<ConnectionSettings, &ConnectionSettings::headerTimeout>},
    {"send_timeout", kAnywhere, 1, 1,
     setTime<ConnectionSettings, &ConnectionSettings::sendTimeout>},
    {"keepalive_timeout", kAnywhere, 1, 2, setKeepaliveTimeout},
    {"keepalive_requests", kAnywhere, 1, 1,
     set<ConnectionSettings, int, &ConnectionSettings::keepaliveRequests>},
    {"keepalive_time", kAnywhere, 1, 1,
     setTime<ConnectionSettings, &ConnectionSettings::keepaliveTime>},
    {"keepalive_disable", kAnywhere, 1, 3, setKeepaliveDisable},
    {"client_max_body_size", kAnywhere, 1, 1, set<BodySettings, off_t, &BodySettings::maxSize>},
    {"client_body_timeout", kAnywhere, 1, 1, setTime<BodySettings, &BodySettings::timeout>},
    {"client_body_temp_path", kAnywhere, 1, 4, setBodyTempPath},
};

DirectiveRows connectionDirectives() { return DirectiveRows(kRows); }
