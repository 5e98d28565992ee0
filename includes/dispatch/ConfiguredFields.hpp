#ifndef DISPATCH_CONFIGUREDFIELDS_HPP
#define DISPATCH_CONFIGUREDFIELDS_HPP

#include <ctime>

#include "exchange/Exchange.hpp"

// Adds the fields of `expires` and `add_header` to a response whose status they apply to, and sets
// response.expectsTrailers if `add_trailer` applies. add_header also applies to a 416 that stands
// for a 200; `expires` does not, because a cache could take that 416 for the whole resource.
void addConfiguredFields(Exchange& exchange, std::time_t now);

// Adds the trailers of `add_trailer` with their values at the end of the body.
void addConfiguredTrailers(Exchange& exchange);

#endif
