#ifndef VARIABLES_UPSTREAMVARIABLES_HPP
#define VARIABLES_UPSTREAMVARIABLES_HPP

#include <string>

#include "config/Template.hpp"
#include "exchange/Exchange.hpp"

// Appends the value of a variable such as $upstream_addr, which tells of each server that was
// asked, with ", " between them, or of $proxy_host. Ignores other variables.
void appendUpstream(Variable variable, const Exchange& exchange, std::string& out);

// Appends the value of $upstream_http_NAME: of a field that the upstream server has sent. `name`
// has
// '_' in place of '-'.
void appendUpstreamField(const Exchange& exchange, const Slice& name, std::string& out);
// Appends the value of $upstream_cookie_NAME: of a cookie that the upstream server has set.
void appendUpstreamCookie(const Exchange& exchange, const Slice& name, std::string& out);

#endif
