#ifndef ACCESS_ACCESSRULES_HPP
#define ACCESS_ACCESSRULES_HPP

#include <vector>

#include "config/Scope.hpp"
#include "exchange/Exchange.hpp"

// Returns whether `rules` let a client with this address through: the first rule that covers the
// address decides, and without such a rule the client may pass. An IPv4 client of an IPv6 socket is
// judged by its IPv4 address.
bool isAllowed(const std::vector<AccessRule>& rules, const Address& peer);

// Returns whether the location has a `limit_except` block that applies to the request's method.
bool isExcepted(const Exchange& exchange);

// Returns the rules that apply to the request: those inside an applicable `limit_except` block
// replace the location's own.
const std::vector<AccessRule>& accessRulesFor(const Exchange& exchange);

#endif
