#ifndef DISPATCH_ERRORPAGES_HPP
#define DISPATCH_ERRORPAGES_HPP

#include "exchange/Exchange.hpp"

// The page that a client reads when a response is an error or a redirect.

// Applies the location's `error_page` for the response's status, if there is one. The result says
// whether the exchange was redirected to it internally, or the response became a redirect to it.
enum ErrorPageResult { kNoErrorPage, kErrorPageInternal, kErrorPageRedirects };
ErrorPageResult applyErrorPage(Exchange& exchange);

// Empties a response that another one replaces. The fields that belong to the status stay: Allow,
// Location, Content-Range, WWW-Authenticate, and whether the connection closes.
void clearForReplacement(Response& response);

// Writes the built-in page: the status and exchange.errorMessage, or a general sentence if that is
// empty. Fields that describe what it replaces, such as Content-Encoding and ETag, are dropped.
void writeBuiltInPage(Exchange& exchange);

#endif
