#ifndef STATUS_STATUSJSON_HPP
#define STATUS_STATUSJSON_HPP

#include <string>

#include "status/StatusReport.hpp"

// Returns the report as a JSON object with a line end. New members may be added to it; those that
// are there keep their names and meanings.
std::string statusAsJson(const StatusReport& report);

#endif
