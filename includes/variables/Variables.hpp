#ifndef VARIABLES_VARIABLES_HPP
#define VARIABLES_VARIABLES_HPP

#include <string>

#include "config/Template.hpp"
#include "exchange/Exchange.hpp"

// Appends the text of one part of a template.
void appendValue(const Template::Part& part, const Exchange& exchange, std::string& out);

// Appends the text of a template, with the values that its variables have in this exchange.
void expand(const Template& text, const Exchange& exchange, std::string& out);

// Appends a line of an access log. Every variable is escaped, so that no client can forge a line.
// With kEscapeDefault a variable without a value becomes "-", as in nginx.
void expandLogLine(const LogFormat& format, const Exchange& exchange, std::string& out);

#endif
