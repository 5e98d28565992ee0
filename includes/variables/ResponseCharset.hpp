#ifndef VARIABLES_RESPONSECHARSET_HPP
#define VARIABLES_RESPONSECHARSET_HPP

#include "exchange/Exchange.hpp"

// Adds the charset of `charset` to the Content-Type, under nginx's conditions. If the body has
// another charset, sets response.conversion to the table for it, or leaves the type as it is where
// there is no such table. A second call has no further effect.
void applyCharset(Exchange& exchange);

#endif
