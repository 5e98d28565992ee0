#ifndef VARIABLES_UPSTREAMVARIABLES_HPP
#define VARIABLES_UPSTREAMVARIABLES_HPP

#include <string>

#include "config/Template.hpp"
#include "exchange/Exchange.hpp"

// Appends the value of a variable such as $upstream_addr, which tells of each server that was
// asked, with ", " between them, or of $proxy_host. Ignores other variables.
void appendUpstream(Variable variable, const Exchange& exchange, std::string& out);

#endif
