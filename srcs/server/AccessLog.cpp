#include "server/AccessLog.hpp"

#include <new>

#include "exchange/Exchange.hpp"
#include "variables/Variables.hpp"

void AccessLog::write(const Exchange& exchange) {
  const std::vector<AccessLogRule>& rules = exchange.scope().logs.access;
  try {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      line_.clear();
      expandLogLine(*rules[i].format, exchange, line_);
      line_ += '\n';
      rules[i].sink->writeLine(line_);
    }
  } catch (const std::bad_alloc&) {
    // Destructors of connections come here: the line is lost, and nothing else.
  }
}
