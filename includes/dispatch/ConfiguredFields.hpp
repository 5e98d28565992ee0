#ifndef DISPATCH_CONFIGUREDFIELDS_HPP
#define DISPATCH_CONFIGUREDFIELDS_HPP

#include <ctime>

#include "exchange/Exchange.hpp"

// Adds the fields of `expires` and `add_header` to a response whose status they apply to.
void addConfiguredFields(Exchange& exchange, std::time_t now);

#endif
