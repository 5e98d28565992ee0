#ifndef UPLOADS_CROSSORIGIN_HPP
#define UPLOADS_CROSSORIGIN_HPP

#include "exchange/Exchange.hpp"

// Returns true if a page of another origin made the request, as far as the browser says so: Origin
// is not this server's (RFC 6454), or Sec-Fetch-Site is "cross-site" (W3C Fetch Metadata). Programs
// send neither. A proxy in front may speak https, so the scheme is not compared.
bool isFromOtherOrigin(const Exchange& exchange);

// Returns true if such a request is to be refused, because `upload_cross_origin` is off. The
// response then has the status 403.
bool refusesOrigin(Exchange& exchange);

#endif
