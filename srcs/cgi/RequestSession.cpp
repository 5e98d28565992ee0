#include "cgi/RequestSession.hpp"

#include "sessions/SessionCookie.hpp"

static const char kSet[] = "Session-Set";
static const char kClear[] = "Session-Clear";
static const char kRenew[] = "Session-Renew";
static const char kNoRandom[] = "the system gives no random bytes for the id";

RequestSession::RequestSession(Sessions& sessions, const SessionSettings& settings,
                               const Request& request)
    : sessions_(sessions), settings_(settings) {
  SessionId id;
  if (settings.cookie.empty() || !readSessionId(request, settings.cookie, id)) return;
  if (sessions.find(settings.cookie, id, settings.timeout)) came_ = id_ = id;
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
                                              std::string& message) {
  bool isOurs = equalsIgnoreCase(field, kSet) || equalsIgnoreCase(field, kClear) ||
                equalsIgnoreCase(field, kRenew);
  if (!isOurs) return kOtherField;
  message = command(field, value);
  if (message.empty()) return kApplied;
  message = field.str() + " is ignored: " + message;
  return kIgnored;
}

std::string RequestSession::command(const Slice& field, const Slice& value) {
  if (settings_.cookie.empty()) return "the location has no session_cookie";
  if (isGone()) return "the session has ended in the meantime";
  if (equalsIgnoreCase(field, kSet)) return set(value);
  return equalsIgnoreCase(field, kClear) ? clear(value) : renew();
}

std::string RequestSession::set(const Slice& value) {
  std::size_t equals = value.find('=');
  if (equals == Slice::npos) return "the value does not have the form name=value";
  if (!Session::isName(value.sub(0, equals))) return "the name of the value is invalid";
  if (!Session::isValue(value.from(equals + 1)))
    return "the value is too long or has control characters";
  Session* session = current();
  if (!session) {
    session = sessions_.create(settings_.cookie, settings_.timeout, settings_.max);
    if (!session) return kNoRandom;
    id_ = session->id();
  }
  bool fits = session->set(value.sub(0, equals), value.from(equals + 1));
  return fits ? "" : "the session already has the maximum number of values";
}

std::string RequestSession::clear(const Slice& name) {
  bool isAll = name == "*";
  if (!isAll && !Session::isName(name)) return "the name of the value is invalid";
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
  // A visitor must not log in under an id that somebody else may have planted.
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
  return id_.isNone() ? expiredSessionCookie(settings_.cookie)
                      : sessionCookie(settings_.cookie, id_);
}
