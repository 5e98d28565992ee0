#ifndef DISPATCH_ERRORPAGES_HPP
#define DISPATCH_ERRORPAGES_HPP

#include "exchange/Exchange.hpp"

// What a client reads when an answer is an error or a redirect.

// An `error_page` of the location for the response's status: true where the exchange was rerouted
// to it, or turned into a redirect to it (the response is then complete).
enum ErrorPageResult { kNoErrorPage, kErrorPageInternal, kErrorPageRedirects };
ErrorPageResult applyErrorPage(Exchange& exchange);

// Empties a response that another takes the place of. Allow, Location and Content-Range belong to
// the status and stay; so does that it closes.
void clearForReplacement(Response& response);

// The page built in: the status, its reason, and exchange.reason where there is one.
void writeBuiltInPage(Exchange& exchange);

#endif
