#include "directives/ProcessDirectives.hpp"

#include "config/Paths.hpp"
#include "directives/SlotSetters.hpp"

static Status setDaemon(Block&, const Statement& statement) {
  bool isOn = false;
  Status status = readValue(statement, isOn);
  if (!status.isOk() || !isOn) return status;
  return notSupported(statement, "on",
                      ": this server stays in the foreground, it forks for CGI scripts only");
}

static Status setPid(Block& block, const Statement& statement) {
  if (statement.arg(1).empty()) {
    return Status::error("\"pid\" directive needs the path of a file");
  }
  block.config.pidFile = resolvePath(block.config.prefix, statement.arg(1));
  return Status::ok();
}

static Status setShutdownTimeout(Block& block, const Statement& statement) {
  return readTime(statement, block.config.shutdownTimeout);
}

static const Directive kRows[] = {
    {"daemon", kMain, 1, 1, setDaemon},
    {"pid", kMain, 1, 1, setPid},
    {"worker_connections", kEvents, 1, 1, setMain<int, &Config::workerConnections>},
    {"worker_shutdown_timeout", kMain, 1, 1, setShutdownTimeout},
};

DirectiveRows processDirectives() { return DirectiveRows(kRows); }
