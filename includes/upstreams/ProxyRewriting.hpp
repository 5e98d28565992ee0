#ifndef UPSTREAMS_PROXYREWRITING_HPP
#define UPSTREAMS_PROXYREWRITING_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Exchange.hpp"

// Changes a Location (or the URL in a Refresh) as `proxy_redirect` says: the first rule that covers
// it replaces its beginning, or what its expression matches. By default, the URL of `proxy_pass`
// becomes the name of the location. Returns false if no rule covers it.
bool rewriteLocation(const Exchange& exchange, const UpstreamTarget& target, std::string& value);

// Changes Domain and Path of a Set-Cookie as `proxy_cookie_domain` and `proxy_cookie_path` say.
void rewriteCookie(const Exchange& exchange, std::string& value);

#endif
