#include "server/AccessLog.hpp"

#include <new>

#include "config/Paths.hpp"
#include "exchange/Exchange.hpp"
#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"
#include "variables/Variables.hpp"

void AccessLog::write(const Exchange& exchange) {
  const std::vector<AccessLogRule>& rules = exchange.scope().logs.access;
  try {
    for (std::size_t i = 0; i < rules.size(); ++i)
      writeOne(rules[i], exchange);
  } catch (const std::bad_alloc&) {
    // Destructors of connections come here: the line is lost, and nothing else.
  }
}

void AccessLog::writeOne(const AccessLogRule& rule, const Exchange& exchange) {
  if (!rule.condition.empty()) {
    line_.clear();
    expand(rule.condition, exchange, line_);
    if (line_.empty() || line_ == "0") return;
  }
  line_.clear();
  expandLogLine(*rule.format, exchange, line_);
  line_ += '\n';
  if (rule.sink)
    rule.sink->writeLine(line_);
  else
    writeNamed(rule, exchange);
}

// As in nginx, a request creates no log for a host whose root does not exist.
static bool hasRoot(const Exchange& exchange) {
  std::string root;
  appendRoot(exchange, root);
  if (isDirectory(root)) return true;
  exchange.log(kLogError, "testing \"" + root + "\" existence failed");
  return false;
}

static bool leavesPlace(const std::string& name) {
  return name.find('\0') != std::string::npos || climbs(name);
}

void AccessLog::writeNamed(const AccessLogRule& rule, const Exchange& exchange) {
  path_.clear();
  expand(rule.name, exchange, path_);
  if (leavesPlace(path_)) return exchange.log(kLogError, "a log's name leads out of its directory");
  if (!hasRoot(exchange)) return;
  path_.insert(0, rule.path);
  Status status = files_.append(path_, line_, exchange.scope().logs.openFiles);
  if (!status.isOk()) exchange.log(kLogCrit, status.message());
}
