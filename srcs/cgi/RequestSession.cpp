#include "cgi/RequestSession.hpp"

#include "sessions/SessionCookie.hpp"

static const char kSet[] = "Session-Set";
static const char kClear[] = "Session-Clear";
static const char kRenew[] = "Session-Renew";
static const char kNoRandom[] = "the system gives no random bytes for its id";

RequestSession::RequestSession(Sessions& sessions, const Scope& scope, const Request& request)
    : sessions_(sessions), scope_(scope) {
  SessionId id;
  if (scope.sessions.cookie.empty() || !readSessionId(request, scope.sessions.cookie, id)) return;
  if (sessions.find(scope.sessions.cookie, id, scope.sessions.timeout)) came_ = id_ = id;
}

void RequestSession::setVariables(Environment& environment) const {
  const Session* session = current();
  if (!session) return;
  environment.set("SESSION_ID", session->id().text());
  const Session::Values& values = session->values();
  for (std::size_t i = 0; i < values.size(); ++i)
    environment.set("SESSION_" + values[i].first, values[i].second);
}

RequestSession::Outcome RequestSession::apply(const Slice& field, const Slice& value,
                                              std::string& reason) {
  bool isOurs = equalsIgnoreCase(field, kSet) || equalsIgnoreCase(field, kClear) ||
                equalsIgnoreCase(field, kRenew);
  if (!isOurs) return kOtherField;
  reason = command(field, value);
  if (reason.empty()) return kApplied;
  reason = field.str() + " is ignored: " + reason;
  return kRefused;
}

std::string RequestSession::command(const Slice& field, const Slice& value) {
  if (scope_.sessions.cookie.empty()) return "there is no session_cookie here";
  if (isGone()) return "the session has ended meanwhile";
  if (equalsIgnoreCase(field, kSet)) return set(value);
  return equalsIgnoreCase(field, kClear) ? clear(value) : renew();
}

std::string RequestSession::set(const Slice& value) {
  std::size_t equals = value.find('=');
  if (equals == Slice::npos) return "it is not of the form name=value";
  if (!Session::isName(value.sub(0, equals))) return "this cannot be the name of a value";
  if (!Session::isValue(value.from(equals + 1))) return "the value is too long, or has controls";
  Session* session = current();
  if (!session) {
    session =
        sessions_.create(scope_.sessions.cookie, scope_.sessions.timeout, scope_.sessions.max);
    if (!session) return kNoRandom;
    id_ = session->id();
  }
  bool fits = session->set(value.sub(0, equals), value.from(equals + 1));
  return fits ? "" : "the session holds as many values as it may";
}

std::string RequestSession::clear(const Slice& name) {
  bool isAll = name == "*";
  if (!isAll && !Session::isName(name)) return "this cannot be the name of a value";
  Session* session = current();
  if (session && isAll) session->clearAll();
  if (session && !isAll) session->clear(name);
  return "";
}

std::string RequestSession::renew() {
  Session* session = current();
  if (!session) return "";
  if (sessions_.renew(*session)) {
    id_ = session->id();
    return "";
  }
  // Whoever logs in must not do so under an id that another may have planted.
  sessions_.remove(*session);
  id_ = SessionId();
  return kNoRandom;
}

std::string RequestSession::finish() {
  if (isGone()) return "";
  Session* session = current();
  if (session && session->values().empty()) {
    sessions_.remove(*session);
    id_ = SessionId();
  }
  if (id_ == came_) return "";
  return id_.isNone() ? expiredSessionCookie(scope_.sessions.cookie)
                      : sessionCookie(scope_.sessions.cookie, id_);
}
