#ifndef HTTP_REQUESTFRAMING_HPP
#define HTTP_REQUESTFRAMING_HPP

#include "http/HttpError.hpp"
#include "http/Request.hpp"

// Interprets a complete head: sets host, port, contentLength, isChunked, wantsKeepAlive and
// expectsContinue, or returns why the request must be refused (RFC 9112 3.2, 6, 9.3; RFC 9110
// 10.1.1). REQUIRES: Host, Content-Length and Transfer-Encoding occur at most once each.
HttpError interpretHead(Request& request);

#endif
