#ifndef ACCESS_ACCESSRULES_HPP
#define ACCESS_ACCESSRULES_HPP

#include <vector>

#include "config/Scope.hpp"
#include "exchange/Exchange.hpp"

enum AccessRuling { kNoRule, kAllowed, kDenied };

// Returns what the first of `rules` says that covers a client with this address. An IPv4 client of
// an IPv6 socket is judged by its IPv4 address.
AccessRuling rulingOf(const std::vector<AccessRule>& rules, const Address& peer);

// Returns the rules that apply to the request: those inside an applicable `limit_except` block
// replace the location's own.
const std::vector<AccessRule>& accessRulesFor(const Exchange& exchange);

#endif
