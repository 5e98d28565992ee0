#ifndef CGI_REQUESTSESSION_HPP
#define CGI_REQUESTSESSION_HPP

#include <string>

#include "config/Scope.hpp"
#include "http/Request.hpp"
#include "processes/Environment.hpp"
#include "sessions/Sessions.hpp"

// What one request has to do with sessions, where a program answers it: the program sees SESSION_ID
// and SESSION_<NAME>, and answers with the fields below, which are for the server alone. Others'
// requests may come and go between the two.
//
//   Session-Set: name=value    keeps a value, in a new session where there is none
//   Session-Clear: name        forgets it; "*" forgets all. Who has no values left has no session
//   Session-Renew: yes         another id, for when somebody has logged in; any value will do
//
// They count in the order in which they come.
class RequestSession {
 public:
  enum Outcome {
    kOtherField,  // none of the three: it is for the client
    kApplied,
    kRefused  // nothing was done, for a reason to be logged; it is not for the client either
  };

  // Borrows the first two: `scope` has session_cookie, session_timeout and session_max. What the
  // request's cookie names is used from now on, if it lives; where it does not, it is ignored.
  RequestSession(Sessions& sessions, const Scope& scope, const Request& request);

  // SESSION_ID, and SESSION_<NAME> of each value; nothing where there is no session.
  void setVariables(Environment& environment) const;

  // A field of the program's answer. `reason` is set where it is refused.
  Outcome apply(const Slice& field, const Slice& value, std::string& reason);

  // To be asked once after the last field: what Set-Cookie must say, or an empty text where there
  // is nothing to say.
  std::string finish();

 private:
  RequestSession(const RequestSession&);
  RequestSession& operator=(const RequestSession&);

  Session* current() const { return sessions_.peek(scope_.sessions.cookie, id_); }
  // While the program ran it expired, was ended, or got another id elsewhere.
  bool isGone() const { return !id_.isNone() && !current(); }
  // Each returns why it did nothing, or an empty text.
  std::string command(const Slice& field, const Slice& value);
  std::string set(const Slice& value);
  std::string clear(const Slice& name);
  std::string renew();

  Sessions& sessions_;
  const Scope& scope_;
  SessionId came_;  // what the client holds; none where that is no live session
  SessionId id_;    // what it should hold
};

#endif
