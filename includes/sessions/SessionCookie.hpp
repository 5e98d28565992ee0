#ifndef SESSIONS_SESSIONCOOKIE_HPP
#define SESSIONS_SESSIONCOOKIE_HPP

#include <string>

#include "base/Slice.hpp"
#include "http/Request.hpp"
#include "sessions/SessionId.hpp"

// The cookie that carries a session's id (RFC 6265).

// Reads the first valid id from a cookie of exactly this name. Returns false if there is none; `id`
// is unchanged then.
bool readSessionId(const Request& request, const Slice& cookie, SessionId& id);

// Returns a value for Set-Cookie. The cookie lasts until the browser is closed. Scripts of a page
// cannot read it (HttpOnly), and of the requests that other sites cause only links carry it
// (SameSite=Lax).
std::string sessionCookie(const Slice& cookie, const SessionId& id);
// Returns a value for Set-Cookie that makes the browser forget the cookie.
std::string expiredSessionCookie(const Slice& cookie);

#endif
