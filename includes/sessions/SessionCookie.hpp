#ifndef SESSIONS_SESSIONCOOKIE_HPP
#define SESSIONS_SESSIONCOOKIE_HPP

#include <string>

#include "base/Slice.hpp"
#include "http/Request.hpp"
#include "sessions/SessionId.hpp"

// The cookie that carries a session's id (RFC 6265).

// The first id in a cookie of exactly this name; what has another form is no id. False: there is
// none, and `id` is untouched.
bool readSessionId(const Request& request, const Slice& cookie, SessionId& id);

// Values of Set-Cookie. A cookie lasts as long as the browser runs, no script of a page sees it,
// and of requests that other sites cause only links bring it along.
std::string sessionCookie(const Slice& cookie, const SessionId& id);
// Makes the browser forget it.
std::string expiredSessionCookie(const Slice& cookie);

#endif
