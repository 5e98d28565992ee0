#ifndef HTTP_STATUSCODE_HPP
#define HTTP_STATUSCODE_HPP

#include "base/Slice.hpp"

// The reason phrase as nginx writes it; empty for a code that it has none for.
Slice reasonPhrase(int status);

// 301, 302, 303, 307 and 308: Location says where to go.
bool isRedirect(int status);

// nginx's codes for closing without a word, 444 and 499.
bool isWithoutResponse(int status);

// True where an answer with this status never has a body nor says its length: 1xx, 204, 304
// (RFC 9110 6.4.1, 8.6).
bool isBodiless(int status);

#endif
