#ifndef SERVER_UNWANTEDBODY_HPP
#define SERVER_UNWANTEDBODY_HPP

#include "exchange/Exchange.hpp"
#include "server/BodyRest.hpp"

// How much of a request body is read although nobody has use for it. Reading the rest keeps the
// connection alive, but is not worth waiting for a long body.

// Returns true if the body that x.request declares may be read and discarded.
bool mayDiscardBody(const Exchange& x);
// Returns true if more of the body has come than is worth discarding.
bool isTooLongToDiscard(const Exchange& x);
// Returns true if a response that has come early may wait for this rest of its request body.
bool mayAwait(const BodyRest& rest);

#endif
