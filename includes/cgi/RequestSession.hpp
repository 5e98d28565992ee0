#ifndef CGI_REQUESTSESSION_HPP
#define CGI_REQUESTSESSION_HPP

#include <string>

#include "config/Scope.hpp"
#include "http/Request.hpp"
#include "processes/Environment.hpp"
#include "sessions/Sessions.hpp"

// The part of one request in sessions, when a CGI script responds to it. The script receives
// SESSION_ID and SESSION_<NAME>. It controls the session by the response fields below, which the
// server removes. Other requests of the session may be served between the two.
//
// Session-Set: name=value    stores a value, in a new session if there is none Session-Clear: name
// removes a value; "*" removes all. A session without values ends Session-Renew: yes         gives
// the session another id, for use at log-in; any value will do
//
// The fields act in the order in which they arrive.
class RequestSession {
 public:
  enum Outcome {
    kOtherField,  // the field is not one of the three: it goes to the client
    kApplied,
    kIgnored  // the field had no effect, for a reason to be logged; it does not go to the client
  };

  // Keeps references to `sessions` and `settings`. If the request's cookie names a live session,
  // this use of it restarts its timeout; otherwise the cookie is ignored.
  RequestSession(Sessions& sessions, const SessionSettings& settings, const Request& request);

  // Sets SESSION_ID, and SESSION_<NAME> for each value. Sets nothing if there is no session.
  void setVariables(Environment& environment) const;

  // Applies a field of the script's response. Sets `message` if the result is kIgnored.
  Outcome apply(const Slice& field, const Slice& value, std::string& message);

  // Returns the value of the Set-Cookie field, or an empty text if none is needed. Call it once,
  // after the last field.
  std::string finish();

 private:
  RequestSession(const RequestSession&);
  RequestSession& operator=(const RequestSession&);

  Session* current() const { return sessions_.peek(settings_.cookie, id_); }
  // Returns true if the session expired, ended or got another id while the script ran.
  bool isGone() const { return !id_.isNone() && !current(); }
  // Each returns why it had no effect, or an empty text.
  std::string command(const Slice& field, const Slice& value);
  std::string set(const Slice& value);
  std::string clear(const Slice& name);
  std::string renew();

  Sessions& sessions_;
  const SessionSettings& settings_;
  SessionId came_;  // the id that the client sent, if it names a live session
  SessionId id_;    // the id that the client should have after the response
};

#endif
