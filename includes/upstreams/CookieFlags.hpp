#ifndef UPSTREAMS_COOKIEFLAGS_HPP
#define UPSTREAMS_COOKIEFLAGS_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Gives a Set-Cookie the flags Secure, HttpOnly and SameSite, or takes them away, as the first
// `proxy_cookie_flags` says that covers the cookie's name. Leaves a cookie that none covers as it
// is.
void applyCookieFlags(const Exchange& exchange, std::string& cookie);

#endif
