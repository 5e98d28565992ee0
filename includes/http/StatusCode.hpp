#ifndef HTTP_STATUSCODE_HPP
#define HTTP_STATUSCODE_HPP

#include "base/Slice.hpp"

// Returns the reason phrase that nginx sends, or an empty Slice if it has none for the status.
Slice reasonPhrase(int status);

// Returns true for 301, 302, 303, 307 and 308, whose Location is the new address.
bool isRedirect(int status);

// Returns true for 444 and 499, with which nginx closes the connection without a response.
bool isWithoutResponse(int status);

// Returns true if a response with this status has neither a body nor a length: 1xx, 204 and 304
// (RFC 9110 6.4.1, 8.6).
bool isBodiless(int status);

#endif
