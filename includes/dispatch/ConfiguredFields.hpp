#ifndef DISPATCH_CONFIGUREDFIELDS_HPP
#define DISPATCH_CONFIGUREDFIELDS_HPP

#include <ctime>

#include "exchange/Exchange.hpp"

// Adds the fields of `expires` and `add_header` to a response whose status they apply to, and sets
// response.expectsTrailers if `add_trailer` applies.
void addConfiguredFields(Exchange& exchange, std::time_t now);

// Adds the trailers of `add_trailer` with their values at the end of the body.
void addConfiguredTrailers(Exchange& exchange);

#endif
