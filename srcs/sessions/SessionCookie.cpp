#include "sessions/SessionCookie.hpp"

static const char kAttributes[] = "; Path=/; HttpOnly; SameSite=Lax";

static bool readPair(const Slice& pair, const Slice& cookie, SessionId& id) {
  std::size_t equals = pair.find('=');
  if (equals == Slice::npos || pair.sub(0, equals).trimmed() != cookie) return false;
  return SessionId::parse(pair.from(equals + 1).trimmed(), id);
}

static bool readField(const Slice& field, const Slice& cookie, SessionId& id) {
  Slice rest = field;
  while (!rest.empty()) {
    std::size_t end = rest.find(';');
    if (readPair(rest.sub(0, end), cookie, id)) return true;
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
  return false;
}

bool readSessionId(const Request& request, const Slice& cookie, SessionId& id) {
  for (std::size_t i = 0; i < request.fields.size(); ++i) {
    const Request::Field& field = request.fields[i];
    if (equalsIgnoreCase(field.name, "Cookie") && readField(field.value, cookie, id)) return true;
  }
  return false;
}

std::string sessionCookie(const Slice& cookie, const SessionId& id) {
  return cookie.str() + "=" + id.text().str() + kAttributes;
}

std::string expiredSessionCookie(const Slice& cookie) {
  return cookie.str() + "=" + kAttributes + "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
}
