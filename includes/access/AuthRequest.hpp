#ifndef ACCESS_AUTHREQUEST_HPP
#define ACCESS_AUTHREQUEST_HPP

#include "access/AccessCheck.hpp"

class Subrequests;

// Implements `auth_request` and `auth_request_set`: the status of a subrequest decides whether a
// request is permitted.
class AuthRequest : public AccessCheck {
 public:
  // Keeps a reference to the subrequests, which must outlive this object.
  explicit AuthRequest(Subrequests& subrequests) : subrequests_(subrequests) {}

 protected:
  virtual int check(Exchange& exchange);

 private:
  Subrequests& subrequests_;
};

#endif
