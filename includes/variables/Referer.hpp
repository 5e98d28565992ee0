#ifndef VARIABLES_REFERER_HPP
#define VARIABLES_REFERER_HPP

#include "exchange/Exchange.hpp"

// Returns true if `valid_referers` names pages and the request comes from another one: the value of
// $invalid_referer.
bool isInvalidReferer(const Exchange& exchange);

#endif
