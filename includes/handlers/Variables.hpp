#ifndef HANDLERS_VARIABLES_HPP
#define HANDLERS_VARIABLES_HPP

#include <string>

#include "config/Template.hpp"
#include "handlers/Exchange.hpp"

class Clock;

// Appends what `text` stands for in this exchange. Variables that need a clock are empty here.
void expand(const Template& text, const Exchange& exchange, std::string& out);

// The same for a log's line: with a clock, and each variable escaped so that no client can forge
// a line: "-" for an empty one with kEscapeDefault, as nginx has it.
void expandLogLine(const LogFormat& format, const Exchange& exchange, Clock& clock,
                   std::string& out);

#endif
