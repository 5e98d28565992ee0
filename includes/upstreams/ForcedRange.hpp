#ifndef UPSTREAMS_FORCEDRANGE_HPP
#define UPSTREAMS_FORCEDRANGE_HPP

#include "exchange/Exchange.hpp"

// Implements `*_force_ranges`: cuts the range that the client asks for out of a complete response,
// whatever the server says about ranges. To be called when the response has its fields, and `body`,
// which must outlive the response, as its body. As in nginx, several ranges at once are not served,
// and a body of unknown length has none. A range that does not lie within the body makes the
// response a 416 without a body.
void forceRange(Exchange& exchange, BodySource& body);

#endif
