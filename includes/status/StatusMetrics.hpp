#ifndef STATUS_STATUSMETRICS_HPP
#define STATUS_STATUSMETRICS_HPP

#include <string>

#include "status/StatusReport.hpp"

// Returns the report in the text format of Prometheus, version 0.0.4. The names begin with
// "webserv_", and those of totals end in "_total".
std::string statusAsMetrics(const StatusReport& report);

#endif
