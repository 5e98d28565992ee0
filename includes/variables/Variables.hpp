#ifndef VARIABLES_VARIABLES_HPP
#define VARIABLES_VARIABLES_HPP

#include <string>

#include "config/Template.hpp"
#include "exchange/Exchange.hpp"

// Appends what `text` stands for in this exchange.
void expand(const Template& text, const Exchange& exchange, std::string& out);

// The same for a log's line, each variable escaped so that no client can forge a line; "-" for an
// empty one with kEscapeDefault, as nginx has it.
void expandLogLine(const LogFormat& format, const Exchange& exchange, std::string& out);

#endif
